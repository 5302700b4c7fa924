import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useAsked } from '../app/asked.ts';
import { type Language, language, of, say } from '../app/language.ts';
import type { Chart, DrawnItem, Picture } from '../app/shapes.ts';
import { thingName } from '../app/things.ts';
import { Loading, Panel, ProblemAlert, RuleLink } from '../parts/basics.tsx';
import { dayText } from '../words/dates.ts';
import { ChartPicture } from './chart-picture.tsx';
import type { Now } from './now.ts';
import { Coming, Path, statesText } from './path-and-next.tsx';

/** The citizen's own diagram: each chart as it decides, where the citizen stands in it, the way there, and what may come next. */

const CONTACT = 'contact-group';

/** Groups of charts for the choice, the contact chart first. */
const ordered = (charts: readonly Chart[], items: readonly DrawnItem[]): readonly Chart[] => {
  const rank = (c: Chart): number => (c.machine === CONTACT ? 0 : items.some((i) => i.machine === c.machine && i.path.length > 0) ? 1 : 2);
  return [...charts].sort((a, b) => rank(a) - rank(b));
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

const Zoom = ({ zoom, set }: { readonly zoom: number; readonly set: (zoom: number) => void }): JSX.Element => (
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

export const Diagram = ({ citizenId, view, allowed, mark }: Now): JSX.Element => {
  const charts = useAsked<readonly Chart[]>('/charts');
  const [machine, setMachine] = useState(CONTACT);
  const asked = useAsked<Picture>(`/citizens/${encodeURIComponent(citizenId)}/diagrams?next=${machine}`, { mark });
  const latest = useRef<{ readonly picture: Picture; readonly spoken: Language } | undefined>(undefined);
  // while another chart is asked for, the choice of charts stays
  if (asked.value !== undefined) latest.current = { picture: asked.value, spoken: asked.spoken };
  const { picture, spoken = language.value } = latest.current ?? {};
  const [chosen, setChosen] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const [zoom, setZoom] = useState(0);
  if (charts.problem) return <ProblemAlert problem={charts.problem} again={charts.again} />;
  if (asked.problem && !picture) return <ProblemAlert problem={asked.problem} again={asked.again} />;
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
                  {`${n + 1}: ${thingName(i.machine, i.item, view) ?? dayText(began(i), language.value)} (${statesText(chart, i.present)})`}
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
        {asked.value === undefined ? <Loading /> : <ChartPicture chart={chart} item={item} next={next} all={all} zoom={zoom} />}
      </section>
      <div class="two">
        <div>
          <h3 class="h4">{say('Vejen hertil', 'The way here')}</h3>
          <Path chart={chart} item={item} />
        </div>
        <div>
          <h3 class="h4">{say('Det næste', 'What comes next')}</h3>
          <Coming chart={chart} next={next} citizenId={citizenId} present={item?.present ?? []} allowed={may} spoken={spoken} />
        </div>
      </div>
    </Panel>
  );
};
