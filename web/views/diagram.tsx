import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useAsked } from '../app/asked.ts';
import { type DrawnBox, type DrawnLine, drawn } from '../app/drawing.ts';
import { language, of, say } from '../app/language.ts';
import { broken, type Layout, layoutOf, pathOf, STATE_FONT } from '../app/layout.ts';
import { toCitizen } from '../app/route.ts';
import type { Chart, DrawnItem, Next } from '../app/shapes.ts';
import { Badge, Day, Empty, Loading, Panel, ProblemAlert, RuleLink } from '../parts/basics.tsx';
import { eventText } from '../words/commands.ts';
import { dayText } from '../words/dates.ts';
import { roles, whoText } from '../words/roles.ts';
import { stateText } from '../words/states.ts';
import type { Now } from './now.ts';

/** The citizen's own diagram: each chart as it decides, where the citizen stands in it, the way there, and what may come next. */

const CONTACT = 'contact-group';

/** Groups of charts for the choice, the contact chart first. */
const ordered = (charts: readonly Chart[], items: readonly DrawnItem[]): readonly Chart[] => {
  const rank = (c: Chart): number => (c.machine === CONTACT ? 0 : items.some((i) => i.machine === c.machine && i.path.length > 0) ? 1 : 2);
  return [...charts].sort((a, b) => rank(a) - rank(b));
};

const ARROW = 'M0,0 L8,4 L0,8 z';

interface PictureProps {
  readonly chart: Chart;
  readonly item: DrawnItem | undefined;
  readonly next: readonly Next[];
  readonly all: boolean;
  readonly zoom: number;
}

/** How small a drawing may become before one must scroll. */
const LEGIBLE = 0.75;
/** How wide a drawing may be in this window. */
const useRoom = (): number => {
  const [width, setWidth] = useState(window.innerWidth);
  useEffect(() => {
    const measure = (): void => setWidth(window.innerWidth);
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, []);
  return Math.min(width, 1240) - 90;
};
/** As large as the window lets it be, but legible. */
const fitting = (width: number, room: number): number => Math.min(1, Math.max(LEGIBLE, room / width));

const Drawing = ({
  boxes,
  lines,
  layout,
  zoom: asked,
  label,
}: {
  readonly boxes: readonly DrawnBox[];
  readonly lines: readonly DrawnLine[];
  readonly layout: Layout;
  readonly zoom: number;
  readonly label: string;
}): JSX.Element => {
  const width = layout.width + 8;
  const height = layout.height + 8;
  const room = useRoom();
  const zoom = asked === 0 ? fitting(width, room) : asked;
  const svg = useRef<SVGSVGElement>(null);
  // what is larger than the window begins where the citizen is
  useEffect(() => {
    const frame = svg.current?.parentElement;
    const here = svg.current?.querySelector('[data-present]')?.getBoundingClientRect();
    if (!frame || !here) return;
    const around = frame.getBoundingClientRect();
    frame.scrollLeft += here.left + here.width / 2 - around.left - around.width / 2;
    frame.scrollTop += here.top + here.height / 2 - around.top - around.height / 2;
  }, [layout]);
  return (
    <svg
      ref={svg}
      class="chart"
      role="img"
      aria-label={label}
      width={width * zoom}
      height={height * zoom}
      viewBox={`-4 -4 ${width} ${height}`}
    >
      <defs>
        {(['taken', 'open', 'closed', 'dated', 'other'] as const).map((way) => (
          <marker
            key={way}
            id={`head-${way}`}
            class={`head ${way}`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="9"
            markerHeight="9"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d={ARROW} />
          </marker>
        ))}
      </defs>
      {boxes
        .filter((b) => boxes.some((x) => x.parent === b.id))
        .map((b) => {
          const at = layout.boxes.get(b.id);
          return at === undefined ? null : (
            <g key={b.id} class={b.around ? 'state inside around' : 'state inside'}>
              <rect x={at.x} y={at.y} width={at.width} height={at.height} rx={10} />
              <text x={at.x + 16} y={at.y + 26}>
                {b.label}
              </text>
            </g>
          );
        })}
      {lines.map((l) => {
        const at = layout.lines.get(l.id);
        return at === undefined ? null : (
          <path key={l.id} class={`way ${l.way}`} d={pathOf(at.points)} marker-end={`url(#head-${l.way})`} />
        );
      })}
      {boxes
        .filter((b) => !boxes.some((x) => x.parent === b.id))
        .map((b) => {
          const at = layout.boxes.get(b.id);
          if (at === undefined) return null;
          const text = broken(b.label, STATE_FONT);
          return (
            <g key={b.id} class={`state ${b.mark}`} data-state={b.id} data-present={b.mark === 'present' ? 'true' : undefined}>
              <rect x={at.x} y={at.y} width={at.width} height={at.height} rx={8} />
              {text.map((line, i) => (
                <text
                  key={line}
                  x={at.x + at.width / 2}
                  y={at.y + at.height / 2 + 5 + (i - (text.length - 1) / 2) * 18}
                  text-anchor="middle"
                >
                  {line}
                </text>
              ))}
            </g>
          );
        })}
      {lines.map((l) => {
        const at = layout.lines.get(l.id)?.label;
        return at === undefined || at.width === 0 ? null : (
          <g key={l.id} class={`label ${l.way}`}>
            <rect x={at.x} y={at.y} width={at.width} height={at.height} rx={3} />
            {l.label.map((line, i) => (
              <text key={line} x={at.x + at.width / 2} y={at.y + 15 + i * 18} text-anchor="middle">
                {line}
              </text>
            ))}
          </g>
        );
      })}
    </svg>
  );
};

export const ChartPicture = ({ chart, item, next, all, zoom }: PictureProps): JSX.Element => {
  const spoken = language.value;
  // the language changes the texts, and with them the sizes
  const { boxes, lines } = useMemo(() => drawn(chart, item, next, all, spoken), [chart, item, next, all, spoken]);
  const room = useRoom();
  const [layout, setLayout] = useState<Layout | undefined>();
  useEffect(() => {
    let wanted = true;
    layoutOf(boxes, lines, room / LEGIBLE).then((l) => wanted && setLayout(l));
    return () => {
      wanted = false;
    };
  }, [boxes, lines, room]);
  // a layout of an earlier drawing does not know the boxes of this one
  if (layout === undefined || boxes.some((b) => !layout.boxes.has(b.id))) return <Loading />;
  const here = boxes.filter((b) => b.mark === 'present').map((b) => b.label);
  return (
    <Drawing
      boxes={boxes}
      lines={lines}
      layout={layout}
      zoom={zoom}
      label={
        here.length === 0
          ? of([`Diagram: ${chart.title.da}`, `Diagram: ${chart.title.en}`])
          : say(
              `Diagram over ${chart.title.da}. Borgeren er i: ${here.join(', ')}`,
              `Diagram of ${chart.title.en}. The citizen is in: ${here.join(', ')}`,
            )
      }
    />
  );
};

const stateName = (chart: Chart, id: string): string => of(stateText(chart.machine, chart.states.find((s) => s.id === id) ?? { id }));
const statesText = (chart: Chart, ids: readonly string[]): string => ids.map((id) => stateName(chart, id)).join(', ');

const Path = ({ chart, item }: { readonly chart: Chart; readonly item: DrawnItem | undefined }): JSX.Element => {
  const steps = item?.path ?? [];
  if (steps.length === 0) return <Empty>{say('Der er ikke sket noget endnu.', 'Nothing has happened yet.')}</Empty>;
  return (
    <ol class="path">
      {steps.map((s) => (
        <li key={s.seq}>
          <Day day={s.on} /> – {of(eventText(s.command))}:{' '}
          <strong>
            {s.to.length === 0
              ? say('slettet', 'deleted')
              : statesText(
                  chart,
                  s.to.filter((t) => !s.from.includes(t)),
                )}
          </strong>
          <span class="weak">
            {' '}
            ({of(whoText(s.by))}) <RuleLink rule={s.rule} />
          </span>
        </li>
      ))}
    </ol>
  );
};

const whoMay = (by: readonly string[]): string => by.map((r) => of(roles[r] ?? [r, r]).toLowerCase()).join(', ');

/** What can be done first, then what comes by itself, then what is closed. */
const ORDER: readonly Next['how'][] = ['open', 'dated', 'closed'];

const Coming = ({
  chart,
  next,
  citizenId,
  allowed,
  present,
}: {
  readonly present: readonly string[];
  readonly chart: Chart;
  readonly next: readonly Next[];
  readonly citizenId: string;
  readonly allowed: ReadonlySet<string>;
}): JSX.Element => {
  const rank = (event: string): number => Math.min(...next.filter((n) => n.event === event).map((n) => ORDER.indexOf(n.how)));
  const events = [...new Set(next.map((n) => n.event))].sort((a, b) => rank(a) - rank(b));
  if (events.length === 0) return <Empty>{say('Herfra sker der ikke mere.', 'From here nothing more happens.')}</Empty>;
  return (
    <ul class="coming">
      {events.map((event) => {
        const ways = next.filter((n) => n.event === event);
        const [one] = ways as [Next];
        const places = [...new Set(ways.flatMap((n) => n.to))].filter((id) => !present.includes(id));
        const name = of(eventText(event));
        return (
          <li key={event} class={one.how}>
            <span class="coming-name">{allowed.has(event) ? <a href={toCitizen(citizenId, 'do', event)}>{name}</a> : name}</span>{' '}
            {one.how === 'open' ? (
              <>
                <Badge tone="success">{say('Kan ske', 'May happen')}</Badge>{' '}
                <span class="weak">
                  {places.length > 0 ? `→ ${statesText(chart, places.slice(0, 4))}${places.length > 4 ? ' …' : ''} ` : ''}(
                  {whoMay([...new Set(ways.flatMap((n) => n.by))])})
                </span>
              </>
            ) : null}
            {one.how === 'dated' && one.on !== undefined ? (
              <>
                <Badge tone="info">{say('Sker af sig selv', 'Happens by itself')}</Badge>{' '}
                <span>
                  <Day day={one.on} /> <RuleLink rule={one.rule} />
                </span>
              </>
            ) : null}
            {one.how === 'closed' ? (
              <>
                <Badge tone="plain">{say('Lukket', 'Closed')}</Badge>{' '}
                <span>
                  {one.detail} <RuleLink rule={one.rule} />
                </span>
              </>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
};

const Legend = (): JSX.Element => (
  <ul class="legend" aria-hidden="true">
    <li class="present">{say('Her er borgeren', 'The citizen is here')}</li>
    <li class="visited">{say('Har været her', 'Was here')}</li>
    <li class="taken">{say('Vejen hertil', 'The way here')}</li>
    <li class="open">{say('Kan ske nu', 'May happen now')}</li>
    <li class="dated">{say('Sker af sig selv', 'Happens by itself')}</li>
    <li class="closed">{say('Lukket af en regel', 'Closed by a rule')}</li>
  </ul>
);

export const Zoom = ({ zoom, set }: { readonly zoom: number; readonly set: (zoom: number) => void }): JSX.Element => (
  <fieldset class="zoom">
    <legend class="sr-only">{say('Størrelse', 'Size')}</legend>
    <button type="button" class="plain-button" onClick={() => set(Math.max(0.4, (zoom || 1) - 0.2))} aria-label={say('Mindre', 'Smaller')}>
      −
    </button>
    <span aria-live="polite">{zoom === 0 ? say('Tilpasset', 'Fitted') : `${Math.round(zoom * 100)} %`}</span>
    <button type="button" class="plain-button" onClick={() => set(Math.min(2.4, (zoom || 1) + 0.2))} aria-label={say('Større', 'Larger')}>
      +
    </button>
  </fieldset>
);

export const Diagram = ({ citizenId, picture, allowed }: Now): JSX.Element => {
  const charts = useAsked<readonly Chart[]>('/charts');
  const [machine, setMachine] = useState(CONTACT);
  const [chosen, setChosen] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const [zoom, setZoom] = useState(0);
  if (charts.problem) return <ProblemAlert problem={charts.problem} again={charts.again} />;
  const list = charts.value ? ordered(charts.value, picture?.items ?? []) : [];
  const chart = list.find((c) => c.machine === machine) ?? list[0];
  if (chart === undefined || picture === undefined) return <Loading />;

  const things = picture.items.filter((i) => i.machine === chart.machine);
  const item = things.find((i) => i.item === chosen) ?? things.at(-1);
  const next = picture.next.filter((n) => n.machine === chart.machine && n.item === (item === undefined ? null : item.item));
  const may = new Set((allowed ?? []).flatMap((a) => (a.allowed ? [a.command] : [])));
  const began = (i: DrawnItem): string => i.path[0]?.on ?? '';

  return (
    <Panel title={of([chart.title.da, chart.title.en])} id="diagram" aside={<RuleLink rule={chart.rule} />}>
      <div class="fields">
        <div class="form-group">
          <label class="form-label" for="machine">
            {say('Diagram', 'Diagram')}
          </label>
          <select
            class="form-select"
            id="machine"
            value={chart.machine}
            onChange={(event) => {
              setMachine(event.currentTarget.value);
              setChosen(null);
              setAll(false);
            }}
          >
            {list.map((c) => (
              <option key={c.machine} value={c.machine}>
                {of([c.title.da, c.title.en])}
                {picture.items.some((i) => i.machine === c.machine && i.path.length > 0) ? ' •' : ''}
              </option>
            ))}
          </select>
        </div>
        {things.length > 1 ? (
          <div class="form-group">
            <label class="form-label" for="thing">
              {say('Hvilken', 'Which')}
            </label>
            <select class="form-select" id="thing" value={item?.item} onChange={(event) => setChosen(event.currentTarget.value)}>
              {things.map((i, n) => (
                <option key={i.item} value={i.item}>
                  {`${n + 1}: ${statesText(chart, i.present)}`}
                  {began(i) === '' ? '' : ` (${dayText(began(i), language.value)})`}
                </option>
              ))}
            </select>
          </div>
        ) : null}
      </div>
      <div class="chart-tools">
        <Legend />
        <div class="form-group-checkbox">
          <input
            id="all-states"
            type="checkbox"
            class="form-checkbox"
            checked={all}
            onChange={(event) => setAll(event.currentTarget.checked)}
          />
          <label for="all-states">{say('Vis hele diagrammet', 'Show the whole chart')}</label>
        </div>
        <Zoom zoom={zoom} set={setZoom} />
      </div>
      <section
        class="chart-frame"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard
        tabIndex={0}
        aria-label={say('Diagrammet; rul med piletasterne', 'The diagram; scroll with the arrow keys')}
      >
        <ChartPicture chart={chart} item={item} next={next} all={all} zoom={zoom} />
      </section>
      <div class="two">
        <div>
          <h3 class="h4">{say('Vejen hertil', 'The way here')}</h3>
          <Path chart={chart} item={item} />
        </div>
        <div>
          <h3 class="h4">{say('Det næste', 'What comes next')}</h3>
          <Coming chart={chart} next={next} citizenId={citizenId} present={item?.present ?? []} allowed={may} />
        </div>
      </div>
    </Panel>
  );
};
