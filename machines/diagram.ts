import type { MachineModule } from './core/machine.ts';
import type { AnyStateMachine } from './core/xstate.ts';

type Charted = Pick<MachineModule, 'machine' | 'words'>;
type Node = AnyStateMachine['root'];

/** One transition of a chart, as it is written. States are named by their path in the chart: `group.open`. */
export interface Arrow {
  /** The state that it leaves; null: it is taken in every state. */
  readonly from: string | null;
  readonly event: string;
  /** The state that it enters; null: it stays where it is. */
  readonly to: string | null;
  /** The names of its guards, all of which must hold: the rules of a command, and what chooses the way. */
  readonly guards: readonly string[];
  /** Those of them that are a command's rules. */
  readonly rules: readonly string[];
  /** What else its guard compares with: arrows that differ in it alone are of one kind. */
  readonly params: string;
  /** The facts that it may report. */
  readonly facts: readonly string[];
}

const childrenOf = (node: Node): readonly Node[] => Object.values(node.states as Readonly<Record<string, Node>>);
const pathOf = (node: Node): string => node.path.join('.');
const nodesIn = (node: Node): readonly Node[] => childrenOf(node).flatMap((child) => [child, ...nodesIn(child)]);

/** Every state of the chart by its path, each before those inside it. */
export const statesOf = ({ machine }: Charted): readonly string[] => nodesIn(machine.root).map(pathOf);

interface Guard {
  readonly guards?: readonly unknown[];
  readonly type?: string;
  readonly name?: string;
  readonly params?: { readonly rules?: readonly string[] };
}

/** The names in a guard: XState's `and`, `or` and `not` carry theirs along. */
const guardNames = (guard: unknown): readonly string[] => {
  if (guard === undefined || guard === null) return [];
  if (typeof guard === 'string') return [guard];
  const { guards, type, name, params } = guard as Guard;
  if (params?.rules) return params.rules;
  if (guards) {
    const names = guards.flatMap(guardNames);
    if (name === 'not') return [`not (${names.join(', ')})`];
    return name === 'or' ? [names.join(' or ')] : names;
  }
  return [type ?? 'a condition'];
};

const rulesIn = (guard: unknown): readonly string[] => {
  const { guards, params } = (guard ?? {}) as Guard;
  return params?.rules ?? guards?.flatMap(rulesIn) ?? [];
};

const paramsIn = (guard: unknown): readonly unknown[] => {
  const { guards, params } = (guard ?? {}) as Guard;
  return guards?.flatMap(paramsIn) ?? (params && !params.rules ? [params] : []);
};

/** The facts that an action of the chart reports: `implemented` (core/action.ts) leaves their types on it. */
const factsIn = (machine: AnyStateMachine, written: unknown): readonly string[] => {
  const name = typeof written === 'string' ? written : (written as { readonly type?: string } | null)?.type;
  const actions = machine.implementations.actions as Readonly<Record<string, { readonly reports?: readonly string[] } | undefined>>;
  return actions[name ?? '']?.reports ?? [];
};

const arrowsFrom = (machine: AnyStateMachine, node: Node): readonly Arrow[] =>
  [...node.transitions].flatMap(([event, transitions]) =>
    transitions.map((t): Arrow => {
      const target = t.target?.[0] as unknown as Node | undefined;
      return {
        from: node.path.length === 0 ? null : pathOf(node),
        event,
        to: target ? pathOf(target) : null,
        guards: [...new Set(guardNames(t.guard))],
        rules: [...new Set(rulesIn(t.guard))],
        params: JSON.stringify(paramsIn(t.guard)),
        facts: [...new Set(t.actions.flatMap((a) => factsIn(machine, a)))],
      };
    }),
  );

/** Every transition of the chart, in the order written; those of every state come last. */
export const arrowsOf = ({ machine }: Charted): readonly Arrow[] => [
  ...nodesIn(machine.root).flatMap((node) => arrowsFrom(machine, node)),
  ...arrowsFrom(machine, machine.root),
];

/** Arrows that lead from one state by one event, and differ only in where to. */
export interface Bundle extends Omit<Arrow, 'to' | 'params'> {
  /** The states that it enters; none: it stays where it is. */
  readonly to: readonly string[];
}

/** The arrows with the many alike ones taken together, in the order written. */
export const bundlesOf = (module: Charted): readonly Bundle[] => {
  const bundles = new Map<string, { arrow: Arrow; to: string[] }>();
  for (const [i, arrow] of arrowsOf(module).entries()) {
    const alone = arrow.params === '[]' ? i : '';
    const key = [alone, arrow.from, arrow.event, arrow.guards.join(), arrow.facts.join()].join('|');
    const bundle = bundles.get(key) ?? { arrow, to: [] };
    if (arrow.to !== null) bundle.to.push(arrow.to);
    bundles.set(key, bundle);
  }
  return [...bundles.values()].map(({ arrow: { to: _, params, ...arrow }, to }) => ({ ...arrow, to }));
};

/** The name that the chart gives a state, Danish first, else its own key. */
export const stateName = ({ machine }: Charted, path: string): string => {
  const node = nodesIn(machine.root).find((n) => pathOf(n) === path);
  const { name } = (node?.meta ?? {}) as { name?: { readonly da: string } };
  return name?.da ?? node?.key ?? path;
};

/** Words that Mermaid reads as its own. */
const RESERVED = new Set(['state', 'note', 'end', 'direction', 'class', 'classDef', 'style', 'default', 'fork', 'join', 'choice']);

const idOf = (path: string): string => (RESERVED.has(path) ? `s_${path}` : path.replaceAll(/\W/g, '_'));

const escaped = (text: string): string => text.replaceAll(/[#;:"<>{}]/g, (c) => `#${c.charCodeAt(0)};`).replaceAll(/\s+/g, ' ');

const parentOf = (path: string): string => path.split('.').slice(0, -1).join('.');

/** What chooses the way: the guards of an arrow that are no rules of a command. */
export const choosing = ({ guards, rules }: Pick<Bundle, 'guards' | 'rules'>): readonly string[] =>
  guards.filter((g) => !rules.includes(g));

/** The Danish words of an event or a guard with its paragraph in front, where the machine gives some; else its name. */
export const inWords = ({ words }: Charted, name: string): string => words?.[name] ?? name;

/** `event [what chooses the way]`, as in UML. A command's rules and the facts stand in the table under the picture. */
const labelOf = (module: Charted, bundle: Omit<Bundle, 'to'>, ...more: readonly string[]): string =>
  [
    ...[inWords(module, bundle.event), ...more].map(escaped),
    ...(choosing(bundle).length === 0
      ? []
      : [
          `[${choosing(bundle)
            .map((g) => escaped(inWords(module, g)))
            .join('<br/>')}]`,
        ]),
  ].join('<br/>');

interface Line {
  /** The state in whose picture it stands. */
  readonly inside: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** Its event alone, with how many ways it leads. */
  readonly event: string;
}

/** Loops at one state are one arrow that names their events, since Mermaid draws them over one another; what chooses the way stands in the table. */
const loopsTogether = (lines: readonly Line[]): readonly Line[] => {
  const isLoop = (l: Line): boolean => l.from === l.to;
  return lines.flatMap((line, i) => {
    const loops = lines.filter((l) => isLoop(l) && l.from === line.from);
    if (!isLoop(line) || loops.length === 1) return [line];
    return loops[0] === lines[i] ? [{ ...line, label: [...new Set(loops.map((l) => l.event))].join('<br/>') }] : [];
  });
};

/** An arrow as a line in the picture of the state around it: one that comes in from farther out begins at `[*]`, one that leads out ends there. */
const lineOf = (module: Charted, bundle: Bundle): Line => {
  const { from, to } = bundle as Bundle & { from: string };
  const [first = from] = to;
  const event = escaped(inWords(module, bundle.event));
  if (to.length > 1) {
    const around = parentOf(first);
    const label = labelOf(module, { ...bundle, guards: [] }, `(til én af ${to.length})`);
    return { inside: parentOf(from), from: idOf(from), to: idOf(around), label, event: label };
  }
  if (parentOf(from) === parentOf(first))
    return { inside: parentOf(from), from: idOf(from), to: idOf(first), label: labelOf(module, bundle), event };
  if (parentOf(from).length < parentOf(first).length)
    return { inside: parentOf(first), from: '[*]', to: idOf(first), label: labelOf(module, bundle, `← ${stateName(module, from)}`), event };
  return { inside: parentOf(from), from: idOf(from), to: '[*]', label: labelOf(module, bundle, `→ ${stateName(module, first)}`), event };
};

/**
 * Draws a machine as it is registered, as Mermaid's `stateDiagram-v2`: every state once, every special move once, the many alike as one arrow.
 * States that no arrow of their own leaves or enters stand together. Pure; the same machine gives the same text.
 */
export const diagram = (module: Pick<MachineModule, 'machine' | 'words' | 'title' | 'rule' | 'goneIn'>): string => {
  const { root } = module.machine;
  const bundles = bundlesOf(module);
  const own = bundles.filter((b) => b.from !== null);
  const touched = new Set(own.flatMap(({ from, to }) => [from, ...(to.length > 1 ? [] : to)]));
  const lines = loopsTogether(own.map((b) => lineOf(module, b)));
  /** Loops at a state that holds others stand inside it: what goes for each of them. */
  const loopAt = (node: Node): Line | undefined =>
    childrenOf(node).length === 0 ? undefined : lines.find((l) => l.from === l.to && l.from === idOf(pathOf(node)));
  const draw = (node: Node, indent: string): readonly string[] => {
    const children = childrenOf(node);
    const plain = node.path.length > 0 ? children.filter((c) => c.type === 'atomic' && !touched.has(pathOf(c))) : [];
    const together = plain.length > 1 ? plain : [];
    const { enteredByName = false } = (node.meta ?? {}) as { enteredByName?: boolean };
    const begins = node.type === 'parallel' || enteredByName ? undefined : (node.initial?.target?.[0] as unknown as Node | undefined);
    return [
      ...children
        .filter((c) => !together.includes(c))
        .flatMap((c) => {
          const head = `${indent}state "${escaped(stateName(module, pathOf(c)))}" as ${idOf(pathOf(c))}`;
          return childrenOf(c).length === 0 ? [head] : [`${head} {`, ...draw(c, `${indent}  `), `${indent}}`];
        }),
      ...(together.length === 0
        ? []
        : [`${indent}state "${together.map((c) => escaped(stateName(module, pathOf(c)))).join('<br/>')}" as ${idOf(pathOf(node))}_others`]),
      ...(loopAt(node) ? [`${indent}state "kan altid ske#58;<br/>${loopAt(node)?.label}" as ${idOf(pathOf(node))}_each`] : []),
      ...(begins && node.path.length + children.length > 0 ? [`${indent}[*] --> ${idOf(pathOf(begins))}`] : []),
      ...lines
        .filter((l) => l.inside === pathOf(node) && !children.some((c) => loopAt(c) === l))
        .map(({ from, to, label }) => `${indent}${from} --> ${to} : ${label}`),
      ...children.filter((c) => c.type === 'final' || module.goneIn === pathOf(c)).map((c) => `${indent}${idOf(pathOf(c))} --> [*]`),
    ];
  };
  const anywhere = bundles.filter((b) => b.from === null);
  const first = (root.initial?.target?.[0] as unknown as Node | undefined) ?? childrenOf(root)[0];
  return [
    '---',
    `title: ${JSON.stringify(`${module.title.en} (${module.title.da}), ${module.rule}`)}`,
    '---',
    'stateDiagram-v2',
    ...draw(root, '  '),
    ...(anywhere.length > 0 && first !== undefined
      ? [
          `  note right of ${idOf(pathOf(first))}`,
          '    in every state:',
          ...anywhere.map(
            (b) => `    ${labelOf(module, b)}${b.to.length === 0 ? '' : ` → ${b.to.map((t) => escaped(stateName(module, t))).join(', ')}`}`,
          ),
          '  end note',
        ]
      : []),
    '',
  ].join('\n');
};
