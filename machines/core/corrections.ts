import type { LegalDate } from './calendar.ts';
import type { ChartEvent } from './events.ts';
import type { Sentence } from './rule.ts';
import type { CitizenState, Item } from './types.ts';

/**
 * What is known to be otherwise is put right: the one mechanism behind the ground rule "Corrections".
 *
 * A machine keeps what was **reported** to it, with dates (core/history.ts), and what it **concluded** from it: a registration that recovery made, a
 * participation that ended with the pilot. Something reported late can make a conclusion wrong that was right when it was made. So a machine that
 * concludes says, as pure functions of one thing and the state, what of it is no longer as the dated truth has it: its `corrections`.
 * They are asked after every step (a command, a date, a callback of a course), of every thing, in the order of the pass; the first one happens at
 * once, as an event that the thing's chart takes, with a timeline entry of its own (`by: register`, its rule, the day on which it holds).
 * What it reports goes down the pass as ever. Then all are asked again, until none says anything.
 *
 * To use it:
 * 1. keep the dated inputs in the context, and read "on that day" from them or from another machine's (machines/readings.ts);
 * 2. write what follows from them as one pure function, and let the command's own transition use the same function;
 * 3. in `corrections`, name the event that makes it right, and compare what is kept with what that function says now: the day, or null;
 * 4. take the event in the chart, and report a fact in the past tense that says what is withdrawn (`registration-withdrawn`) or made good.
 *
 * What has left the house, a message or a notice, stays sent: an effect belongs to the step that made it, and no correction takes it back.
 * What someone reported and was accepted stays: a correction undoes what the register concluded, never what was reported to it.
 */
/** `en` and `da` say what is wrong, for whoever knows the law. */
interface Corrected<I extends Item> extends Sentence {
  /** The paragraph that it is put right by. */
  readonly rule: string;
  /** The day from which it holds as corrected; null: all is right. */
  readonly on: (item: I, state: CitizenState) => LegalDate | null;
}

/** What the event brings with it: the day, as `on`, unless the chart declares that it brings more. */
type Bringing<I extends Item, P> = { readonly on: LegalDate } extends P
  ? { readonly brings?: (item: I, state: CitizenState) => P }
  : { readonly brings: (item: I, state: CitizenState) => P | undefined };

/** One correction of one machine; its event is one of the chart's own. */
export type Correction<I extends Item = Item, E extends ChartEvent = ChartEvent> = E extends ChartEvent
  ? Corrected<I> & { readonly event: E['type'] } & Bringing<I, E['s']['payload']>
  : never;

/** What of a thing is not as dated truth has it. */
export interface Wrong {
  readonly machine: string;
  readonly item: string;
  readonly id: string;
  readonly event: string;
  readonly rule: string;
  readonly on: LegalDate;
  readonly brings?: unknown;
}
