import { patient } from '../../store/patient.ts';
import type { Citizen, Store } from '../../store/store.ts';
import type { CitizenStart } from '../../workflows/contract.ts';
import { type ApiDeps, type Institution, LIMITS, type Limits } from '../deps.ts';
import { bounded, type Engine, EngineUnavailable, type Search, type SearchPage } from '../engine/engine.ts';
import { turnsOf } from '../engine/turns.ts';
import { problem } from './problems.ts';

/** What the routes work with: the same as {@link ApiDeps}, with every wait bounded. */
export interface Context {
  readonly store: Store;
  readonly limits: Limits;
  readonly hash: (text: string) => string;
  readonly engine: Engine;
  /** The engine's clock. */
  now(): Promise<number>;
  /** The citizen's row. @throws 404 unknown-citizen */
  citizen(citizenId: string): Promise<Citizen>;
  /**
   * Asks the citizen's workflow. One that is not there (a crash came between the store's row and the start) is started and asked again.
   * @throws EngineUnavailable
   */
  ask<T>(citizen: Citizen, question: (engine: Engine) => Promise<T | undefined>): Promise<T>;
  /** Has the citizen's workflow decide a command, when it is its turn. @throws EngineUnavailable, 429 too-many-requests */
  command<T>(citizen: Citizen, command: (engine: Engine) => Promise<T | undefined>): Promise<T>;
  start(start: CitizenStart): Promise<void>;
  search(search: Search): Promise<SearchPage>;
  /** @throws 503 jobnet-unavailable */
  credentials(citizenId: string, commandId: string): Promise<{ readonly username: string; readonly password: string }>;
  /** @throws 503 institutions-unavailable */
  institution(number: string): Promise<Institution | undefined>;
}

/** Text that no store or history can keep: NUL, and halves of characters. */
const UNKEEPABLE = /\0|\p{Surrogate}/u;
export const isKeepable = (text: string): boolean => !UNKEEPABLE.test(text);

export const contextOf = (deps: ApiDeps): Context => {
  const limits: Limits = { ...LIMITS, ...deps.limits };
  const { engine } = deps;
  const store = patient(deps.store, limits.answerMs);
  const turns = turnsOf();

  const begin = async ({ citizenId, birthDate, jobcentre }: CitizenStart): Promise<void> => {
    await engine.startCitizen({ citizenId, birthDate, jobcentre });
    await store.noteBegun(citizenId);
  };

  const startAndAsk = async <T>(citizen: Citizen, question: (engine: Engine) => Promise<T | undefined>): Promise<T> => {
    const first = await question(engine);
    if (first !== undefined) {
      if (!citizen.begun) await store.noteBegun(citizen.citizenId);
      return first;
    }
    if (citizen.begun) throw problem('citizen-suspended');
    await begin(citizen);
    const second = await question(engine);
    if (second === undefined) throw new EngineUnavailable("the citizen's workflow is not there");
    return second;
  };

  return {
    store,
    limits,
    hash: deps.hash,
    engine,
    now: () =>
      bounded(
        limits.answerMs,
        deps.clock.now().catch((error: unknown) => {
          throw new EngineUnavailable('the clock of the engine does not answer', { cause: error });
        }),
      ),
    citizen: async (citizenId) => {
      const row = isKeepable(citizenId) ? await store.citizen(citizenId) : undefined;
      if (!row) throw problem('unknown-citizen');
      return row;
    },
    ask: (citizen, question) => bounded(limits.answerMs, startAndAsk(citizen, question)),
    command: (citizen, command) => turns.take(citizen.citizenId, () => bounded(limits.commandMs, startAndAsk(citizen, command))),
    start: (start) => bounded(limits.answerMs, begin(start)),
    search: (search) => bounded(limits.answerMs, engine.search(search)),
    credentials: (citizenId, commandId) =>
      bounded(limits.answerMs, deps.jobnet.createCredentials(citizenId, commandId)).catch(() => {
        throw problem('jobnet-unavailable', { rule: '1.5' });
      }),
    institution: (number) =>
      bounded(limits.answerMs, deps.institutions.find(number)).catch(() => {
        throw problem('institutions-unavailable', { rule: '3.4' });
      }),
  };
};
