import ELK, { type ElkNode } from 'elkjs/lib/elk.bundled.js';
import type { Box, Line } from './drawing.ts';

/** Where everything stands in a drawing. The layout is the Eclipse Layout Kernel's; sizes come from the texts as the browser draws them. */

export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: ReadonlyMap<string, Placed>;
  readonly lines: ReadonlyMap<string, { readonly points: readonly (readonly [number, number])[]; readonly label: Placed | undefined }>;
}

const LINE_HEIGHT = 18;
export const STATE_FONT = '600 15px "IBM Plex Sans", system-ui, sans-serif';
export const LABEL_FONT = '13px "IBM Plex Sans", system-ui, sans-serif';
/** Longer names are broken into lines. */
const WIDEST = 190;

const pen = document.createElement('canvas').getContext('2d');
const widthOf = (text: string, font: string): number => {
  if (!pen) return text.length * 8;
  pen.font = font;
  return pen.measureText(text).width;
};

/** Breaks a name into lines of bearable length. */
export const broken = (text: string, font: string, widest = WIDEST): readonly string[] => {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`, font) <= widest) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

const elk = new ELK();

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.json.edgeCoords': 'ROOT',
  'elk.json.shapeCoords': 'ROOT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.spacing.nodeNodeBetweenLayers': '46',
  'elk.spacing.nodeNode': '36',
  'elk.spacing.edgeNode': '18',
  'elk.spacing.edgeEdge': '14',
  'elk.layered.spacing.edgeNodeBetweenLayers': '18',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
};

const partOf = async (boxes: readonly Box[], lines: readonly Line[]): Promise<Layout> => {
  const nodeOf = (box: Box): ElkNode => {
    const inside = boxes.filter((b) => b.parent === box.id);
    // the name of a state around others stands in one line above them
    const text = inside.length > 0 ? [box.label] : broken(box.label, STATE_FONT);
    const width = Math.max(90, ...text.map((t) => widthOf(t, STATE_FONT) + 32));
    const height = 26 + text.length * LINE_HEIGHT;
    return {
      id: box.id,
      ...(inside.length === 0
        ? { width, height }
        : {
            children: inside.map(nodeOf),
            layoutOptions: {
              'elk.padding': `[top=${height},left=18,bottom=18,right=18]`,
              'elk.nodeSize.constraints': 'MINIMUM_SIZE',
              // of a state around others the kernel turns the least size with the direction: the height stands first
              'elk.nodeSize.minimum': `(${height},${width})`,
            },
          }),
    };
  };
  const graph: ElkNode = {
    id: 'chart',
    layoutOptions: OPTIONS,
    children: boxes.filter((b) => b.parent === null).map(nodeOf),
    edges: lines.map((l) => ({
      id: l.id,
      sources: [l.from],
      targets: [l.to],
      ...(l.label.length === 0
        ? {}
        : {
            labels: [
              {
                text: l.label.join('\n'),
                width: Math.max(...l.label.map((t) => widthOf(t, LABEL_FONT))) + 10,
                height: l.label.length * LINE_HEIGHT + 4,
              },
            ],
          }),
    })),
  };
  const laid: ElkNode = await elk.layout(graph);
  const placed = new Map<string, Placed>();
  const take = (node: ElkNode): void => {
    for (const child of node.children ?? []) {
      placed.set(child.id, { x: child.x ?? 0, y: child.y ?? 0, width: child.width ?? 0, height: child.height ?? 0 });
      take(child);
    }
  };
  take(laid);
  return {
    width: laid.width ?? 0,
    height: laid.height ?? 0,
    boxes: placed,
    lines: new Map(
      (laid.edges ?? []).map((edge) => {
        const [section] = edge.sections ?? [];
        const [label] = edge.labels ?? [];
        const points = section ? [section.startPoint, ...(section.bendPoints ?? []), section.endPoint] : [];
        return [
          edge.id,
          {
            points: points.map(({ x, y }) => [x, y] as const),
            label: label ? { x: label.x ?? 0, y: label.y ?? 0, width: label.width ?? 0, height: label.height ?? 0 } : undefined,
          },
        ];
      }),
    ),
  };
};

const moved = ({ boxes, lines, width, height }: Layout, dx: number, dy: number): Layout => {
  const at = (p: Placed): Placed => ({ ...p, x: p.x + dx, y: p.y + dy });
  return {
    width,
    height,
    boxes: new Map([...boxes].map(([id, p]) => [id, at(p)])),
    lines: new Map(
      [...lines].map(([id, { points, label }]) => [
        id,
        { points: points.map(([x, y]) => [x + dx, y + dy] as const), label: label && at(label) },
      ]),
    ),
  };
};

/**
 * Parallel regions, between which no line goes, are laid out each by itself: beside one another where there is room, otherwise below.
 * @param room how wide the drawing may be before one must scroll
 */
export const layoutOf = async (boxes: readonly Box[], lines: readonly Line[], room: number): Promise<Layout> => {
  const parents = new Map(boxes.map((b) => [b.id, b.parent]));
  const topOf = (id: string): string => {
    const parent = parents.get(id) ?? null;
    return parent === null ? id : topOf(parent);
  };
  const tops = boxes.filter((b) => b.parent === null);
  if (lines.some((l) => topOf(l.from) !== topOf(l.to)) || !tops.every((t) => boxes.some((b) => b.parent === t.id)))
    return partOf(boxes, lines);
  const parts = await Promise.all(
    tops.map((t) =>
      partOf(
        boxes.filter((b) => topOf(b.id) === t.id),
        lines.filter((l) => topOf(l.from) === t.id),
      ),
    ),
  );
  const sum = (sizes: readonly number[]): number => sizes.reduce((a, b) => a + b, 0);
  const beside = sum(parts.map((p) => p.width)) <= room;
  let along = 0;
  const placed = parts.map((part) => {
    const there = beside ? moved(part, along, 0) : moved(part, 0, along);
    along += beside ? part.width : part.height;
    return there;
  });
  return {
    width: beside ? along : Math.max(...parts.map((p) => p.width)),
    height: beside ? Math.max(...parts.map((p) => p.height)) : along,
    boxes: new Map(placed.flatMap((p) => [...p.boxes])),
    lines: new Map(placed.flatMap((p) => [...p.lines])),
  };
};

/** How round a corner is. */
const ROUND = 10;

/** A way along its points, with round corners. */
export const pathOf = (points: readonly (readonly [number, number])[]): string =>
  points
    .map(([x, y], i) => {
      const before = points[i - 1];
      const after = points[i + 1];
      if (before === undefined) return `M${x},${y}`;
      if (after === undefined) return `L${x},${y}`;
      const towards = ([a, b]: readonly [number, number]): string => {
        const far = Math.hypot(a - x, b - y);
        const part = far === 0 ? 0 : Math.min(ROUND, far / 2) / far;
        return `${x + (a - x) * part},${y + (b - y) * part}`;
      };
      return `L${towards(before)} Q${x},${y} ${towards(after)}`;
    })
    .join(' ');
