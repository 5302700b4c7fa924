import type { LegalDate } from './calendar.ts';
import type { Work } from './work.ts';

/** Who may give a command or read a view; `clock` is time itself and holds no token. */
export type Role = 'jobcentre' | 'a-kasse' | 'citizen' | 'benefit-system' | 'cpr' | 'udb' | 'udk' | 'batch' | 'operator';

/** The one who asks. `org`: the number of the jobcentre or a-kasse, the citizen's own id, or null for systems. */
export interface Caller {
  readonly role: Role;
  readonly org: string | null;
}

/**
 * The context of every machine, by machine id. Each machine adds its own line from its own file
 * (`declare module './core/types.ts'`), so that taking a machine away is taking its file away.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging, see above
export interface MachineContexts {}

/** The facts payload of every command, by name: what the rules may know (no texts; those stay in the store). */
// biome-ignore lint/suspicious/noEmptyInterface: filled by machines/shapes.ts
export interface CommandPayloads {}

export type CommandName = keyof CommandPayloads & string;

/** The types of course, by name: each machine that has one adds its line. Each is a workflow of its own (`workflows/courses/`). */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging, see above
export interface CourseTypes {}

export type CourseType = keyof CourseTypes & string;

export type MachineId = keyof MachineContexts & string;

/** Where a chart stands: the name of a state, or, where states lie in states or side by side, each with the one inside it. */
export type StateValue = string | { readonly [state: string]: StateValue };

/** The states of the machines whose charts are nested or parallel, by machine id; of the others it is the name of one state. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging, as MachineContexts is
export interface MachineValues {}

/** The snapshot of one machine for one thing of a citizen's: our own form, so that it survives versions of XState. */
export interface Item<C = unknown, V extends StateValue = StateValue> {
  readonly id: string;
  readonly value: V;
  readonly context: C;
}

type ValueOf<M> = M extends keyof MachineValues ? (MachineValues[M] extends StateValue ? MachineValues[M] : never) : string;

export type ItemOf<M extends MachineId> = Item<MachineContexts[M], ValueOf<M>>;

/** All that the rules know of a citizen. Plain JSON; no name, no text, no CPR number. */
export interface CitizenState {
  readonly citizenId: string;
  readonly birthDate: LegalDate;
  /** The number of the last timeline entry. */
  readonly seq: number;
  /** The instant (epoch milliseconds) up to which changes of the law are known to this citizen's register; absent: none is. */
  readonly lawAsOf?: number;
  /**
   * The last change of the law that this citizen's register has learned of (its instant); absent: of all that there are. A run that lived on a
   * program without the change has not learned of it: what it did then is done the same again on replay.
   */
  readonly learnedUpTo?: number;
  /** The version of each machine that wrote the state; absent: the first of each. */
  readonly versions?: Readonly<Record<string, number>>;
  readonly items: { readonly [M in MachineId]: readonly ItemOf<M>[] };
}

/** What happened, in past tense; it stands in the timeline and goes to the machines further down the pass that subscribe to it. */
export interface Fact {
  readonly type: string;
  /** The paragraph behind it, where it is another than the command's. */
  readonly rule?: string;
  readonly [detail: string]: unknown;
}

export type Channel = 'webservice' | 'sms' | 'email' | 'jobnet-inbox' | 'udb';

/** A message to be sent. No personal text: `text` is fixed wording only. */
export interface Message {
  /** `jobcentre 101`, `a-kasse 5`, `citizen`, `udb` */
  readonly to: string;
  readonly channel: Channel;
  readonly type: string | number | null;
  readonly text?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** An effect of a decision; its id is the command's id (or the clock's) and an ordinal, and every sink is unique on it. */
export type Effect = {
  readonly id: string /** the course that carries it out; the citizen's shell when absent */;
  readonly course?: string;
} & ({ readonly message: Message } | { readonly work: Work });

/** Who brings about what no caller did: time, a course that calls back with what came from outside, the register itself that puts something right. */
export type NoCaller = 'clock' | 'course' | 'register';

/** What a rule, a guard and an action may know. */
export interface Situation<P = unknown> {
  /** Every machine as it was before the command. */
  readonly before: CitizenState;
  /** Every machine as it stands at this point of the pass: those above are already done. */
  readonly current: CitizenState;
  /** The engine's day for a command; the day itself for what time brought. Decides which rules are in force. */
  readonly today: LegalDate;
  readonly caller: Caller | { readonly role: NoCaller; readonly org: string | null };
  readonly payload: P;
  /** The id that a new thing would get. */
  readonly newId: string;
  /** The thing that the command, the deadline or the fact is about, as it was before; undefined for a new one. */
  readonly item: Item | undefined;
}

/**
 * The facts that machines subscribe to, by type. The machine that reports one adds its line from its own file (`declare module`), so that a name
 * in a subscription, or in a chart's list of events, that no machine reports does not compile.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging, as MachineContexts is
export interface PublishedFacts {}

export type PublishedFact = keyof PublishedFacts & string;

export type { Work };
