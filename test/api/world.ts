import { Writable } from 'node:stream';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { pino } from 'pino';
import { createLocalIssuer, type LocalIssuer } from '../../api/auth/tokens.ts';
import type { Institution, Limits } from '../../api/deps.ts';
import { buildApi } from '../../api/server.ts';
import { type KeyVault, memoryVault } from '../../store/keys/vault.ts';
import { openStore, type Store } from '../../store/store.ts';
import { FakeEngine } from './fake-engine.ts';

export interface Ask {
  readonly as?: string | null;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The API over a store in memory and an engine that is none; noon on the day that is set. */
export class World {
  readonly store: Store;
  readonly engine: FakeEngine;
  readonly issuer: LocalIssuer;
  app!: FastifyInstance;
  now = Date.parse('2022-03-14T11:00:00Z');
  clockStopped = false;
  readonly log: string[] = [];
  readonly credentialsAsked: string[] = [];
  jobnetUp = true;
  institutions: readonly Institution[] = [];
  #people = 0;

  private constructor(store: Store, issuer: LocalIssuer) {
    this.store = store;
    this.issuer = issuer;
    this.engine = new FakeEngine(store, () => this.now);
  }

  static async open(limits: Partial<Limits> = {}, vault: KeyVault = memoryVault()): Promise<World> {
    const store = await openStore({ vault });
    await store.migrate();
    const world = new World(store, await createLocalIssuer());
    const sink = new Writable({
      write(chunk, _encoding, done) {
        world.log.push(String(chunk));
        done();
      },
    });
    world.app = await buildApi({
      store,
      engine: world.engine,
      clock: { now: () => (world.clockStopped ? new Promise<number>(() => undefined) : Promise.resolve(world.now)) },
      tokens: world.issuer.verifier,
      hash: (text) => vault.hmac(text),
      jobnet: {
        createCredentials: async (_citizenId, id) => {
          if (!world.jobnetUp) throw new Error('down');
          world.credentialsAsked.push(id);
          return { username: 'anna-jobnet', password: `secret-${world.credentialsAsked.length}` };
        },
      },
      institutions: { find: async (number) => world.institutions.find((i) => i.number === number) },
      log: pino({ level: 'trace' }, sink),
      limits: { answerMs: 200, commandMs: 200, profileMs: 150, healthMs: 100, ...limits },
    });
    return world;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.store.close();
  }

  async token(as: string): Promise<string> {
    const [role = '', org = null] = as.split(' ');
    return this.issuer.sign({ role, org });
  }

  async send(
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    { as = 'jobcentre 101', body, headers = {} }: Ask = {},
  ): Promise<LightMyRequestResponse> {
    return this.app.inject({
      method,
      url,
      headers: { ...(as === null ? {} : { authorization: `Bearer ${await this.token(as)}` }), ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    });
  }

  get = (url: string, as: string | null = 'jobcentre 101', headers: Readonly<Record<string, string>> = {}) =>
    this.send('GET', url, { as, headers });
  post = (url: string, body: unknown, ask: Omit<Ask, 'body'> = {}) => this.send('POST', url, { ...ask, body });

  /** A new citizen of jobcentre 101; answers the id. */
  async citizen(more: Readonly<Record<string, unknown>> = {}): Promise<string> {
    this.#people += 1;
    const cpr = `010180-${String(1_000 + this.#people)}`;
    const answer = await this.post('/citizens', { cpr, name: 'Anna Andersen', jobcentre: '101', ...more });
    if (answer.statusCode !== 201) throw new Error(answer.body);
    return answer.json<{ citizenId: string }>().citizenId;
  }

  /** A citizen whose creation was cut off: the store has the row, the engine nothing. */
  async cutOff(): Promise<string> {
    this.#people += 1;
    const citizenId = `cut-off-${this.#people}`;
    const person = { cpr: `010180${1_000 + this.#people}`, name: 'Anna Andersen', address: null, administrativeCpr: false };
    await this.store.createCitizen({
      ...person,
      citizenId,
      birthDate: '1980-01-01',
      jobcentre: '101',
      createdAt: new Date(this.now).toISOString(),
    });
    return citizenId;
  }
}

export const day = (text: string): number => Date.parse(`${text}T11:00:00Z`);
