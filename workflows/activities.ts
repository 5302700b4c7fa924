import type { Callback, Entry } from '../machines/core/composition.ts';
import type { Effect, Message, Work } from '../machines/core/types.ts';
import type { Batch } from './entity/types.ts';

/** One piece of outward work: the effect's id, and what its kind needs. */
export interface Request<K extends Work['kind']> {
  readonly citizenId: string;
  /** Every sink is unique on it. */
  readonly id: string;
  readonly work: Extract<Work, { readonly kind: K }>;
}

/** What came of it, for the citizen. */
export type Callbacks = readonly Callback[];

export interface MessageRequest {
  readonly citizenId: string;
  readonly id: string;
  readonly message: Message;
}

/** What workflows ask of the outside. Every activity may be repeated; its sinks are unique on the effect's id. */
export interface Activities {
  /** The citizen's own: writes the timeline, marks records as owned, sends messages, updates courses. */
  carryOut(citizenId: string, batch: Batch<Entry, Effect>): Promise<void>;

  sendMessage(request: MessageRequest): Promise<Callbacks>;
  /** @source 1.5 */
  askJobnetForProfile(request: Request<'jobnet-profile'>): Promise<Callbacks>;
  /** @source 3.5 */
  tellUdb(request: Request<'udb-subscription'>): Promise<Callbacks>;
  /** @source 3.4 */
  lookUpInstitution(request: Request<'look-up-institution'>): Promise<Callbacks>;
  /** @source 3.6 */
  makeDocument(request: Request<'make-document'>): Promise<Callbacks>;
  /** @source 1.3 */
  askForProfileStatistics(request: Request<'profile-statistics'>): Promise<Callbacks>;
  /** @source 7.3 */
  deleteRecords(request: Request<'delete-records'>): Promise<Callbacks>;
}
