import type { LegalDate } from './calendar.ts';
import type { CitizenState, Item } from './types.ts';

/**
 * What is known to be otherwise is put right: the one mechanism behind the ground rule "Corrections".
 *
 * A machine keeps what it was **told**, with dates (core/history.ts), and what it **concluded** from it: a registration that recovery made, a
 * participation that ended with the pilot. Something told late can make a conclusion wrong that was right when it was made. So a machine that
 * concludes says, as a pure function of one thing and the state, what of it is no longer as the dated truth has it: its `corrections`.
 * They are asked after every step (a command, a date, what a course told), of every thing, in the order of the pass; the first one happens at
 * once, as an event that the thing's chart takes, with a timeline entry of its own (`by: register`, its rule, the day on which it holds).
 * What it reports goes down the pass as ever. Then all are asked again, until none says anything.
 *
 * To use it:
 * 1. keep the dated inputs in the context, and read "on that day" from them or from another machine's (machines/readings.ts);
 * 2. write what follows from them as one pure function, and let the command's own transition use the same function;
 * 3. in `corrections`, compare what is kept with what that function says now, and name the event that makes it right, or nothing;
 * 4. take the event in the chart, and report a fact in the past tense that says what is withdrawn (`registration-withdrawn`) or made good.
 *
 * What has left the house, a message or a notice, stays sent: an effect belongs to the step that made it, and no correction takes it back.
 * What someone told and was accepted stays told: a correction undoes what the register concluded, never what it was told.
 */
export interface Correction {
  /** The event that the thing's chart takes. */
  readonly event: string;
  /** The paragraph that it is put right by. */
  readonly rule: string;
  /** The day from which it holds as corrected. */
  readonly on: LegalDate;
  readonly payload?: unknown;
}

/** What of a thing is not as dated truth has it; undefined: all is right. */
export type Corrections<I extends Item> = (item: I, state: CitizenState) => Correction | undefined;
