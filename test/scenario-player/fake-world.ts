import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Json, member } from '../../tools/scenario/json.ts';
import { parseScenario } from '../../tools/scenario/parse.ts';
import { type Limits, type Played, playScenario } from '../../tools/scenario/play.ts';
import type { World, Worlds } from '../../tools/scenario/world.ts';

/** A request as the fake API saw it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly role: string;
  readonly org: string;
  readonly payload: unknown;
}

export interface Reply {
  readonly status: number;
  readonly body: Json;
  readonly type?: string;
}

export interface FakeMessage {
  readonly id?: string;
  readonly [key: string]: Json | undefined;
}

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString('utf8');
  return text === '' ? undefined : JSON.parse(text);
};

/** An API of the contract's shapes with no rules, a clock that only counts, and a record of what the player did, in order. */
export class FakeWorld implements World {
  url = '';
  clock = 0;
  readonly trace: string[] = [];
  readonly requests: Seen[] = [];
  /** What a command answers; accepted with no result when it is not here. */
  readonly answers = new Map<string, Reply | ((seen: Seen) => Reply)>();
  /** What a path answers to GET, before the views and messages below. */
  readonly pages = new Map<string, Reply>();
  readonly views = new Map<string, Record<string, Json>>();
  readonly messages = new Map<string, FakeMessage[]>();
  idleFailure: string | null = null;
  /** A path that is never answered. */
  silentAbout: string | null = null;
  #server: Server | null = null;

  async open(startEpochMs: number): Promise<this> {
    this.clock = startEpochMs;
    const server = createServer(async (request, response) => {
      const [role = '', org = ''] = (request.headers.authorization ?? '').replace('Bearer ', '').split('/');
      const seen = { method: request.method ?? '', path: request.url ?? '', role, org, payload: await bodyOf(request) };
      this.requests.push(seen);
      this.trace.push(`${seen.method} ${seen.path}`);
      if (seen.path === this.silentAbout) return;
      const { status, body, type } = this.#reply(seen);
      response.writeHead(status, { 'content-type': type ?? (status < 400 ? 'application/json' : 'application/problem+json') });
      response.end(type === undefined ? JSON.stringify(body) : String(body));
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return this;
  }

  #reply(seen: Seen): Reply {
    const page = this.pages.get(seen.path);
    if (seen.method === 'GET' && page) return page;
    if (seen.method === 'POST' && seen.path === '/citizens') {
      const id = `id-of-${String(member(seen.payload, 'name')).split(' ')[0]?.toLowerCase()}`;
      const own = this.answers.get('POST /citizens');
      if (own) return typeof own === 'function' ? own(seen) : own;
      this.views.set(id, { citizenId: id, jobcentre: member(seen.payload, 'jobcentre') as string, ...this.views.get(id) });
      return { status: 201, body: { citizenId: id } };
    }
    const [, , id = '', last = ''] = seen.path.split('/');
    if (seen.method === 'POST') {
      const answer = this.answers.get(last);
      return (typeof answer === 'function' ? answer(seen) : answer) ?? { status: 200, body: { outcome: 'accepted', timeline: [] } };
    }
    if (last === 'messages') {
      return { status: 200, body: { messages: (this.messages.get(id) ?? []) as Json[] } };
    }
    const view = this.views.get(id);
    if (last === '' && view) return { status: 200, body: view };
    return { status: 404, body: { code: 'unknown-citizen', title: 'Unknown', detail: `${seen.path} is not known` } };
  }

  send(citizen: string, message: FakeMessage): void {
    this.messages.set(citizen, [...(this.messages.get(citizen) ?? []), message]);
  }

  async token(role: string, org: string | null): Promise<string> {
    return `${role}/${org ?? ''}`;
  }

  async now(): Promise<number> {
    return this.clock;
  }

  async moveTo(epochMs: number): Promise<void> {
    if (epochMs < this.clock) throw new Error('the clock moves only forward');
    this.clock = epochMs;
    this.trace.push(`clock ${new Date(epochMs).toISOString()}`);
  }

  async idle(): Promise<void> {
    this.trace.push('idle');
    if (this.idleFailure !== null) throw new Error(this.idleFailure);
  }

  async close(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((done) => this.#server?.close(done) ?? done(null));
  }
}

/** Plays the text of a file in a world that `prepare` has set up. */
export const play = async (text: string, prepare: (world: FakeWorld) => void = () => {}, limits?: Limits) => {
  const scenario = parseScenario('file.yaml', text, commandsForTests);
  const world = await new FakeWorld().open(scenario.startEpochMs);
  prepare(world);
  const steps: Played[] = [];
  try {
    const { passed } = await playScenario(scenario, world, (played) => steps.push(played), limits);
    const failed = steps.find(({ failure }) => failure !== null);
    return { passed, steps, world, failure: failed?.failure ?? null, failedLine: failed?.line ?? null };
  } finally {
    await world.close();
  }
};

export const commandsForTests = [
  'open-contact-group',
  'register-absence',
  'report-sick',
  'report-recovered',
  'summon',
  'submit-preparation-form',
];

export const fakeWorlds = (prepare: (world: FakeWorld) => void = () => {}): Worlds & { opened: number[]; closed: boolean } => {
  const worlds = {
    opened: [] as number[],
    closed: false,
    async open(startEpochMs: number) {
      worlds.opened.push(startEpochMs);
      const world = await new FakeWorld().open(startEpochMs);
      prepare(world);
      return world;
    },
    async close() {
      worlds.closed = true;
    },
  };
  return worlds;
};

/** A file with one citizen, anna, whose steps begin at line 5. */
export const withAnna = (steps: string, start = '2022-03-14'): string =>
  `title: A file\nstart: ${start}\ncitizens: { anna: { cpr: "0101909996", name: Anna Andersen, jobcentre: "101" } }\nsteps:\n${steps}\n`;
