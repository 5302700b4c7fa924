import { randomUUID } from 'node:crypto';
import { Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent, request } from 'node:https';

/** Where callers go, and who signs their tokens. */
export interface Endpoint {
  readonly url: string;
  /** Undefined: HTTP. */
  readonly ca: string | undefined;
  readonly issuer: { sign(role: string, org: string | null): Promise<string> };
  readonly env: NodeJS.ProcessEnv;
}

/** What was asked while something happened, as its callers saw it. */
export interface Seen {
  readonly requests: number;
  readonly failed: readonly string[];
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
}

export interface Load {
  /** What was seen since the last look. */
  look(): Seen;
  stop(): Promise<void>;
}

interface Step {
  readonly who: readonly [role: string, org: string | null];
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Refused with this code; else accepted. */
  readonly refused?: string;
}

const TODAY = new Date().toISOString().slice(0, 10);
const JOBCENTRE = ['jobcentre', '101'] as const;
const A_KASSE = ['a-kasse', '5'] as const;

/** A citizen's commands: the group, the a-kasse's contact course, sickness, and hours of benefit; two are refused. */
const COURSE: readonly Step[] = [
  { who: A_KASSE, name: 'join-a-kasse', body: { from: '2021-05-01' } },
  { who: JOBCENTRE, name: 'open-contact-group', body: { contactGroup: 1 } },
  { who: A_KASSE, name: 'start-benefit-period', body: { firstDay: TODAY } },
  { who: A_KASSE, name: 'register-absence', body: { code: 75, from: TODAY } },
  { who: A_KASSE, name: 'register-held-meeting', body: { meetingType: 7, date: TODAY } },
  { who: JOBCENTRE, name: 'open-contact-group', body: { contactGroup: 1 }, refused: '4644' },
  { who: ['benefit-system', null], name: 'report-sick', body: { firstSickDay: TODAY } },
  { who: ['benefit-system', null], name: 'report-recovered', body: { recoveredOn: TODAY } },
  { who: A_KASSE, name: 'register-held-meeting', body: { meetingType: 4, date: TODAY }, refused: 'meeting-type-not-allowed' },
  ...[20, 40, 60, 80].map((hoursUsed) => ({ who: A_KASSE, name: 'report-benefit-hours', body: { hoursUsed } })),
];

let people = Math.floor(Math.random() * 20_000);
/** A CPR number that passes its checks, a new one each time. */
export const nextCpr = (): string => {
  people += 1;
  const two = (n: number): string => String(n).padStart(2, '0');
  const [day, month, year] = [1 + (people % 28), 1 + (Math.floor(people / 28) % 12), 60 + (Math.floor(people / 336) % 39)];
  return `${two(day)}${two(month)}${year}${String(1_000 + Math.floor(people / 13_104)).padStart(4, '0')}`;
};

export interface Reply {
  readonly status: number;
  readonly body: string;
}

/** Callers of one address; each request has a key, none is made twice by us. */
export const callerOf = ({ url, ca, issuer }: Endpoint) => {
  const sockets = { keepAlive: true, maxSockets: 256 };
  const [open, agent] = ca === undefined ? [plainRequest, new PlainAgent(sockets)] : [request, new Agent({ ...sockets, ca })];
  const tokens = new Map<string, Promise<string>>();
  const token = (role: string, org: string | null): Promise<string> => {
    const name = `${role} ${org}`;
    const signed = tokens.get(name) ?? issuer.sign(role, org);
    tokens.set(name, signed);
    return signed;
  };
  const ask = async (method: 'GET' | 'POST', path: string, who: Step['who'], body?: unknown): Promise<Reply> => {
    const headers: Record<string, string> = { authorization: `Bearer ${await token(...who)}` };
    if (method === 'POST') Object.assign(headers, { 'content-type': 'application/json', 'idempotency-key': randomUUID() });
    return new Promise((resolve, reject) => {
      const asked = open(`${url}${path}`, { method, headers, agent, timeout: 120_000 }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk) => {
          text += chunk;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: text })).on('error', reject);
      });
      asked.on('timeout', () => asked.destroy(new Error('no answer within 120 s'))).on('error', reject);
      asked.end(body === undefined ? undefined : JSON.stringify(body));
    });
  };
  return { ask, close: () => agent.destroy() };
};

/** So many callers at once, each with a citizen of its own whose course it plays and reads, then the next, until it is stopped. */
export const startLoad = (cluster: Endpoint, callers: number): Load => {
  const { ask, close } = callerOf(cluster);
  let took: number[] = [];
  let failed: string[] = [];
  let stopping = false;

  /** Whether it was answered as it should be. */
  const expect = async (what: string, good: (reply: Reply) => boolean, asked: () => Promise<Reply>): Promise<Reply | undefined> => {
    const since = performance.now();
    try {
      const reply = await asked();
      took.push(performance.now() - since);
      if (good(reply)) return reply;
      failed.push(`${what}: ${reply.status} ${reply.body.slice(0, 200)}`);
    } catch (error) {
      took.push(performance.now() - since);
      failed.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
    return undefined;
  };

  const live = async (): Promise<void> => {
    const person = { cpr: nextCpr(), name: 'Anna Andersen', jobcentre: '101' };
    const made = await expect(
      'create',
      ({ status }) => status === 201,
      () => ask('POST', '/citizens', JOBCENTRE, person),
    );
    if (!made) return;
    const { citizenId } = JSON.parse(made.body) as { citizenId: string };
    const path = `/citizens/${citizenId}`;
    for (const { who, name, body, refused } of COURSE) {
      if (stopping) return;
      const good = ({ status, body: text }: Reply): boolean =>
        refused === undefined ? status === 200 : status === 422 && (JSON.parse(text) as { code: string }).code === refused;
      if (!(await expect(name, good, () => ask('POST', `${path}/${name}`, who, body)))) return;
    }
    await expect(
      'view',
      ({ status }) => status === 200,
      () => ask('GET', path, JOBCENTRE),
    );
    await expect(
      'timeline',
      ({ status }) => status === 200,
      () => ask('GET', `${path}/timeline`, JOBCENTRE),
    );
  };
  const lives = Array.from({ length: callers }, async () => {
    while (!stopping) await live();
  });

  return {
    look: () => {
      const sorted = took.sort((a, b) => a - b);
      const at = (part: number): number => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0);
      const seen = { requests: sorted.length, failed, p50: at(0.5), p99: at(0.99), longest: at(1) };
      [took, failed] = [[], []];
      return seen;
    },
    stop: async () => {
      stopping = true;
      await Promise.all(lives);
      close();
    },
  };
};
