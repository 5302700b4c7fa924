import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type DrawnBox, type DrawnLine, drawn } from '../app/drawing.ts';
import { language, of, say } from '../app/language.ts';
import { broken, type Layout, layoutOf, pathOf, STATE_FONT } from '../app/layout.ts';
import type { Chart, DrawnItem, Next } from '../app/shapes.ts';
import { Loading } from '../parts/basics.tsx';

/** A chart drawn: its states, the ways between them, and where the citizen is. */

const ARROW = 'M0,0 L8,4 L0,8 z';

interface PictureProps {
  readonly chart: Chart;
  /** Undefined: the citizen has none, and stands where it begins. Null: it is drawn of no citizen. */
  readonly item: DrawnItem | undefined | null;
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
    const here = svg.current?.querySelector('[data-present], [data-begins]')?.getBoundingClientRect();
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
            <g
              key={b.id}
              class={`state ${b.mark}`}
              data-state={b.id}
              data-present={b.mark === 'present' ? 'true' : undefined}
              data-begins={b.mark === 'begins' ? 'true' : undefined}
            >
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
