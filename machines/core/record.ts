import { type CommandSpec, command, type MachineModule, report, set } from './machine.ts';
import type { CommandPayloads, ItemOf, MachineContexts, MachineEvent, MachineId, Situation } from './types.ts';
import { setup } from './xstate.ts';

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

const actionsOf = <M extends MachineId>({ keeps, reports, says }: Write<M>, idAs: string | undefined) => {
  type C = MachineContexts[M];
  type P = CommandPayloads[keyof CommandPayloads & string];
  return [
    set<C, P>(({ context, s }) => keeps(s, context)),
    report<C, P>(reports, ({ context, s }) => ({
      ...(idAs === undefined ? {} : { [idAs]: s.item?.id ?? s.newId }),
      ...(says ? says(context, s) : keeps(s, context)),
    })),
  ];
};

const entries = <M extends MachineId>(writes: Writes<M>): readonly (readonly [keyof CommandPayloads & string, Write<M>])[] =>
  Object.entries(writes) as never;

const arrows = <M extends MachineId>(writes: Writes<M>, to: string, idAs?: string) =>
  Object.fromEntries(entries(writes).map(([name, write]) => [name, { target: to, actions: actionsOf(write, idAs) }]));

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
  machine: setup({ types: { context: {} as MachineContexts[M], events: {} as MachineEvent } }).createMachine({
    id,
    context: blank,
    initial: 'unregistered',
    states: {
      unregistered: { on: arrows(made, 'registered', idAs) },
      registered: { on: arrows(changed, 'registered', idAs) },
    },
  }),
  hears: [],
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
  machine: setup({ types: { context: {} as MachineContexts[M], events: {} as MachineEvent } }).createMachine({
    id,
    context: blank,
    initial: 'unwritten',
    states: {
      unwritten: { on: arrows(written, 'written') },
      written: { on: arrows(written, 'written') },
    },
  }),
  hears: [],
  commands: specs<M>(written, () => ({ on: 'one' })),
  view,
});
