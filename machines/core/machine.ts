import type { OwnTest, Topic } from '../access.ts';
import type { LegalDate } from './calendar.ts';
import type { Correction } from './corrections.ts';
import type { ChartEvent, OwnEventOf, OwnName, PublishedFactOf } from './events.ts';
import type { Known } from './law.ts';
import { guardName, passes, type Rule, type Sentence } from './rule.ts';
import type { Asked, Chart } from './setup.ts';
import type { CitizenState, CommandName, CommandPayloads, CourseType, Effect, Item, ItemOf, MachineId, Role, Situation } from './types.ts';

export type { CommandName };

/** Something that will happen on a day by itself. */
export interface Deadline {
  /** `machine/item/event`: stable while the date moves. */
  readonly id: string;
  readonly machine: MachineId;
  readonly item: string;
  readonly event: string;
  /** The day at whose first minute it happens. */
  readonly on: LegalDate;
  /** The paragraph that made it. */
  readonly rule: string;
  /** A rule coming into force is met before all else that is due on its day. */
  readonly ruleInForce?: boolean;
}

/** A course as the citizen sees it: the course's own workflow gets it whenever it changes. */
export interface Course {
  /** Unique for the citizen: the course's type, and the item where there may be several. */
  readonly id: string;
  readonly type: CourseType;
  readonly rule: string;
  /** `ended` when the course is over: its workflow finishes its work and completes. */
  readonly ended: boolean;
  /** What an operator reads in the UI: words and dates, nothing personal. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

type DatePair = readonly [start: string, end: string];

/** A command as its machine declares it: who, which thing, which dates, which rules in which order. */
export interface CommandSpec<N extends CommandName = CommandName> {
  readonly name: N;
  /** The note's number that a refusal before the rules, and the timeline entry, cite. */
  readonly rule: string;
  /** The roles; a function where the payload decides (a code that only one role may use). */
  readonly roles: readonly Role[] | ((payload: CommandPayloads[N]) => readonly Role[]);
  /**
   * `own-rules`: the row has its own test of whose citizen it is, among the rules. `joins`: the citizen becomes the caller's own by it; the
   * answer tells whose the citizen is now, so it is given to those only who mean it, never to a dry run of a stranger's.
   */
  readonly ownership?: 'own-rules' | 'joins';
  /** `new` makes a thing; a field of the payload names the thing; `one` is the citizen's only one; `found` asks `find`. */
  readonly on: 'one' | 'new' | 'found' | (keyof CommandPayloads[N] & string);
  /** The thing that the command is about where no id names it; with none, the rules must refuse. */
  readonly find?: (state: CitizenState) => Item | undefined;
  /** Other machines whose things the field may name. */
  readonly alsoOn?: readonly MachineId[];
  /** The code for an id that is not the citizen's. Default: `unknown-` and the field without `Id`. */
  readonly otherIds?: readonly { readonly field: keyof CommandPayloads[N] & string; readonly machine: MachineId; readonly code: string }[];
  /** Ends that may not lie before their starts; a start may be the item's own (`item.from`). */
  readonly order?: readonly (DatePair | ((s: Situation<CommandPayloads[N]>) => readonly [LegalDate, LegalDate] | undefined))[];
  /** Date fields that may not lie after today. */
  readonly notAhead?: readonly (keyof CommandPayloads[N] & string)[];
  /** `today`: its timeline entry says when it came, and not the date of the payload. */
  readonly entryOf?: 'today';
  readonly rules: readonly Rule<CommandPayloads[N]>[];
  /** The role that registered the thing is the only one that may change it. */
  readonly registrarOnly?: boolean;
  readonly result?: (s: Situation<CommandPayloads[N]>) => Readonly<Record<string, unknown>>;
  /** Payloads worth trying: for "what may I do now", generated paths and property tests. */
  readonly samples: (state: CitizenState, today: LegalDate) => readonly CommandPayloads[N][];
}

// biome-ignore lint/suspicious/noExplicitAny: the one place in machines/: a list of commands of different payloads, each checked where it is declared
export type AnyCommandSpec = CommandSpec<any>;

/** What happens to a thing of a machine on a day by itself; `en` and `da` say which day it is, for whoever knows the law. */
export interface DatedEvent<I extends Item, N extends string = string> extends Sentence, Pick<Deadline, 'rule' | 'ruleInForce'> {
  readonly event: N;
  /** The day at whose first minute it happens; null: on none, as things stand. */
  readonly on: (item: I, state: CitizenState) => LegalDate | null;
}

/**
 * A machine as it is registered.
 * @typeParam E the events that its chart takes (`Events`, core/events.ts)
 */
export interface MachineModule<M extends MachineId = MachineId, E extends ChartEvent = ChartEvent> {
  readonly id: M;
  readonly title: { readonly en: string; readonly da: string };
  /** The note's number. */
  readonly rule: string;
  /** Grows when a stored state of it would be read otherwise: then a migration from the one before goes with it. */
  readonly version: number;
  /** From a version to the next, by the version that it leaves; kept as long as a citizen may come from it. */
  readonly migrations?: Readonly<Record<number, (item: Item) => Item>>;
  /** `one`: exactly one from birth to end; `many`: one item a thing, made by a command or a fact. */
  readonly cardinality: 'one' | 'many';
  readonly machine: Chart<E>;
  readonly commands: readonly AnyCommandSpec[];
  /** Facts of machines further up that its items take. */
  readonly subscribesTo: readonly PublishedFactOf<E>[];
  /** Facts from which a new item is made (the initial state then takes the fact as its event). */
  readonly createdBy?: readonly PublishedFactOf<E>[];
  /** Danish words for its events and for the guards that choose its ways, by name: for pictures and pages. */
  readonly words?: Readonly<Record<string, string>>;
  /** Events that its courses bring back from outside. */
  readonly callbacks?: readonly OwnName<E>[];
  /** Rules that this machine adds to commands of other machines. */
  readonly alsoRefuses?: Partial<Record<CommandName, readonly Rule<never>[]>>;
  /** Rules of other machines' commands that this machine sets aside, because its own rules take their place. */
  readonly setsAside?: Partial<Record<CommandName, readonly Rule<never>[]>>;
  /** Dated rows that its deadlines are worked out from, where one says from when it is known. */
  readonly law?: readonly Known[];
  readonly deadlines?: readonly DatedEvent<ItemOf<M>, OwnName<E>>[];
  /** What of a thing is no longer as dated truth has it: put right at once, by an event that its chart takes (core/corrections.ts). */
  readonly corrections?: readonly Correction<ItemOf<M>, OwnEventOf<E>>[];
  readonly course?: (item: ItemOf<M>, state: CitizenState) => Omit<Course, 'id'> | undefined;
  /** Its part of the view of the citizen (API.md): keys of the view, lists are joined. Texts by `textOf`. */
  readonly view?: (items: readonly ItemOf<M>[], state: CitizenState, today: LegalDate) => Readonly<Record<string, unknown>>;
  /** The texts of its part of the view are for the readers of this topic only; others see null. */
  readonly textsAre?: Topic;
  /** What can be read of it beyond the view, by topic (API.md); undefined: there is none (any more). */
  readonly reads?: Partial<
    Record<Topic, (state: CitizenState, id: string | undefined, today: LegalDate) => Readonly<Record<string, unknown>> | undefined>
  >;
  /** Whose citizen it is for a reader, where the topic's row has a test of its own. */
  readonly ownTests?: Partial<Record<Topic, OwnTest>>;
  /** Items in this state are gone: they leave the citizen's state. */
  readonly goneIn?: string;
  /** Items in this state are on their way out: no command finds them any more, though they are not gone yet. */
  readonly leavingIn?: string;
}

/** Declares a command with its payload's type. */
export const command = <N extends CommandName>(spec: CommandSpec<N>): CommandSpec<N> => spec;

/** Guards by name, from rules that choose between transitions (those that refuse come from the composition): `setup({ guards: guards(...rules) })`. */
export const guards = (...rules: readonly Rule<never>[]): Record<string, (asked: Asked<unknown>) => boolean> =>
  Object.fromEntries(rules.map((r) => [guardName(r), ({ event }: Asked<unknown>) => passes(r as Rule, event.s as Situation)]));

/** The id of the course of an item. */
export const courseId = (type: CourseType, item?: string): string => (item === undefined ? type : `${type}/${item}`);

export type { Effect };

/** A text that is not here: the field of the records (later ones win) that the API fills in for those who may read it, null for others. */
export interface TextRef {
  readonly $text: { readonly records: readonly string[]; readonly field: string };
}

export const textOf = (records: readonly string[], field: string): TextRef => ({ $text: { records, field } });
