import type { Action } from './action.ts';
import { type ChartEvent, type Events, situation } from './events.ts';
import { type CommandName, type CommandSpec, command, type MachineModule } from './machine.ts';
import { type Chart, setup } from './setup.ts';
import type { CommandPayloads, ItemOf, MachineContexts, MachineId, Situation } from './types.ts';

type Given = Situation<CommandPayloads[CommandName]>;

/** A command that writes the record: its spec, what it keeps, and the fact that it reports. */
export interface Write<M extends MachineId, N extends keyof CommandPayloads & string = keyof CommandPayloads & string>
  extends Omit<CommandSpec<N>, 'name' | 'on' | 'result'> {
  /** The fields that the record holds from then on; the others stay. */
  readonly keeps: (s: Situation<CommandPayloads[N]>, was: MachineContexts[M]) => Partial<MachineContexts[M]>;
  /** The fact that it reports. */
  readonly reports: string;
  /** What the fact says, where it is another thing than what is kept. */
  readonly says?: (kept: MachineContexts[M], s: Situation<CommandPayloads[N]>) => Readonly<Record<string, unknown>>;
}

type Writes<M extends MachineId> = { readonly [N in keyof CommandPayloads & string]?: Write<M, N> };

interface Described<M extends MachineId> extends Pick<MachineModule<M>, 'id' | 'title' | 'rule'> {
  /** What stands in it before anything is known. */
  readonly blank: MachineContexts[M];
  readonly view: (items: readonly ItemOf<M>[]) => Readonly<Record<string, unknown>>;
}

/** What one command of them does to the record: the action bears the command's name. */
const actionOf = <M extends MachineId>(
  { keeps, reports, says }: Write<M>,
  idAs: string | undefined,
): Action<MachineContexts[M], never, Given> => ({
  set: ({ context }, s) => keeps(s, context),
  reports: {
    [reports]: ({ context, was }, s) => ({
      ...(idAs === undefined ? {} : { [idAs]: s.item?.id ?? s.newId }),
      ...(says ? says(context, s) : keeps(s, was)),
    }),
  },
});

const entries = <M extends MachineId>(writes: Writes<M>): readonly (readonly [CommandName, Write<M>])[] => Object.entries(writes) as never;

/** The chart of a record: before it is written, and written. What its commands are called only the machine knows: they are checked there. */
const chartOf = <M extends MachineId>(
  id: M,
  context: MachineContexts[M],
  states: Readonly<Record<string, { readonly takes: Writes<M>; readonly to: string }>>,
  idAs?: string,
): Chart<ChartEvent> => {
  const writes = Object.values(states).flatMap(({ takes }) => entries(takes));
  const arrows = (takes: Writes<M>, to: string) =>
    Object.fromEntries(entries(takes).map(([name]) => [name, { target: to, actions: { type: name, params: situation } }]));
  return setup<MachineContexts[M], Events<CommandName>>()<Record<never, never>, Record<string, Given>>({
    actions: Object.fromEntries(writes.map(([name, write]) => [name, actionOf(write, idAs)])),
  }).createMachine({
    id,
    context,
    initial: Object.keys(states)[0] ?? '',
    states: Object.fromEntries(Object.entries(states).map(([name, { takes, to }]) => [name, { on: arrows(takes, to) }])),
  });
};

const specs = <M extends MachineId>(
  writes: Writes<M>,
  of: (name: string) => Pick<CommandSpec, 'on'> & Partial<Pick<CommandSpec, 'result'>>,
): MachineModule<M>['commands'] =>
  entries(writes).map(([name, { keeps, reports, says, ...spec }]) => command({ ...spec, name, ...of(name) } as CommandSpec));

/**
 * A machine whose things are records with dates: made by one kind of command, changed by others, and never in more than one state.
 * `idAs` names the id in results, facts and payloads (`contractId`).
 */
export const records = <M extends MachineId>({
  id,
  title,
  rule,
  blank,
  idAs,
  made,
  changed = {},
  view,
}: Described<M> & {
  readonly idAs: string;
  /** Commands that make a new one. */
  readonly made: Writes<M>;
  /** Commands that change one, named by `idAs` in the payload. */
  readonly changed?: Writes<M>;
}): MachineModule<M> => ({
  id,
  title,
  rule,
  version: 1,
  cardinality: 'many',
  machine: chartOf(id, blank, { unregistered: { takes: made, to: 'registered' }, registered: { takes: changed, to: 'registered' } }, idAs),
  subscribesTo: [],
  commands: [
    ...specs<M>(made, () => ({ on: 'new', result: (s) => ({ [idAs]: s.newId }) })),
    ...specs<M>(changed, () => ({ on: idAs as CommandSpec['on'] })),
  ],
  view,
});

/** A machine that holds one record of the citizen's, written again and again: the latest words count. */
export const oneRecord = <M extends MachineId>({
  id,
  title,
  rule,
  blank,
  written,
  view,
}: Described<M> & {
  /** Commands that write it. */
  readonly written: Writes<M>;
}): MachineModule<M> => ({
  id,
  title,
  rule,
  version: 1,
  cardinality: 'one',
  machine: chartOf(id, blank, { unwritten: { takes: written, to: 'written' }, written: { takes: written, to: 'written' } }),
  subscribesTo: [],
  commands: specs<M>(written, () => ({ on: 'one' })),
  view,
});
