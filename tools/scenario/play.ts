import { openRegister, type Register, type Schemas } from '../../client/client.ts';
import type { paths } from '../../client/schema.ts';
import { localMinuteAt } from '../../machines/core/calendar.ts';
import { answerFinding, type Finding, messagesFinding, noMessagesFinding, viewFinding, viewNotFinding } from './checks.ts';
import { type Answer, answered, type Call, describeAnswer, send } from './http.ts';
import { type Json, type JsonObject, member, show } from './json.ts';
import type { Caller, Scenario, ScenarioCitizen, Step } from './parse.ts';
import { fill, fillText } from './references.ts';
import type { World } from './world.ts';

/** What came of one step, or of one citizen's creation before the first. */
export interface Played {
  readonly line: number;
  readonly at: string | null;
  readonly text: string;
  /** Null when the step held. */
  readonly failure: Finding | null;
}

/** How long the player waits, in milliseconds, for what should end by itself. */
export interface Limits {
  readonly answerMs: number;
  readonly idleMs: number;
  readonly moveMs: number;
}

/** The operator is no organisation, yet its token names one, as those of an outside issuer do. */
const OPERATOR = 'operator';

/** What `POST /citizens` takes. */
type NewCitizen = paths['/citizens']['post']['requestBody']['content']['application/json'];

const usualLimits: Limits = { answerMs: 60_000, idleMs: 120_000, moveMs: 300_000 };

class StepFailure extends Error {
  constructor(readonly finding: Finding) {
    super(finding.seen);
  }
}

const fail = (expected: string, seen: string): never => {
  throw new StepFailure({ expected, seen, nearest: null });
};

const insist = (finding: Finding | null): void => {
  if (finding) throw new StepFailure(finding);
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

const within = async <T>(work: Promise<T>, limitMs: number, what: string): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const bound = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took longer than ${limitMs / 1000} s`)), limitMs);
  });
  try {
    return await Promise.race([work, bound]);
  } finally {
    clearTimeout(timer);
  }
};

/** A line for a step: who does what, what is looked at. */
export const describeStep = (step: Step): string => {
  const parts: string[] = [];
  if (step.call) {
    const { as, request, expect } = step.call;
    const whose = as.role === 'citizen' && as.citizen !== null ? `citizen ${as.citizen}` : as.text;
    const target =
      request.kind === 'get' ? `get ${request.path}` : `${request.command}${as.citizen === request.citizen ? '' : ` ${request.citizen}`}`;
    parts.push(`${whose}: ${target}${expect.rejected === null ? '' : ` → rejected ${expect.rejected}`}`);
  }
  if (step.see) parts.push(`see ${step.see.citizen}: ${Object.keys(step.see.part).join(', ')}`);
  if (step.seeNot) parts.push(`see-not ${step.seeNot.citizen}: ${Object.keys(step.seeNot.part).join(', ')}`);
  if (step.messages) parts.push(`messages (${step.messages.length})`);
  if (step.noMessages) parts.push(`no-messages (${step.noMessages.length})`);
  return parts.length > 0 ? parts.join('; ') : 'clock';
};

/** How a file ended: `left` counts the steps that were not played because an earlier one failed. */
export interface Ending {
  readonly passed: boolean;
  readonly left: number;
}

/** Plays a file against an empty world whose clock stands at its start; `report` gets each step as it is done. Stops at the first that fails. */
export const playScenario = async (
  scenario: Scenario,
  world: World,
  report: (played: Played) => void,
  limits: Limits = usualLimits,
): Promise<Ending> => {
  const play = new Play(scenario, world, limits);
  for (let next = await play.next(); next; next = await play.next()) {
    report(next);
    if (next.failure) return { passed: false, left: play.left };
  }
  return { passed: true, left: 0 };
};

/** A file that is played one step at a time; first come its citizens, together with the first step asked for. */
export class Play {
  readonly #player: Player;
  #created = 0;
  #done = 0;

  constructor(
    readonly scenario: Scenario,
    world: World,
    limits: Limits = usualLimits,
  ) {
    this.#player = new Player(world, limits);
  }

  /** Steps that were not played yet. */
  get left(): number {
    return this.scenario.steps.length - this.#done;
  }

  /** The citizens that were created, by their names in the file. */
  get citizens(): ReadonlyMap<string, string> {
    return this.#player.ids;
  }

  /** Plays the next citizen or step; undefined at the end. After a failure what comes next may make no sense. */
  async next(): Promise<Played | undefined> {
    const citizen = this.scenario.citizens[this.#created];
    if (citizen) {
      this.#created++;
      const failure = await outcome(() => this.#player.create(citizen), 'created');
      return { line: citizen.line, at: null, text: `citizen ${citizen.name}, jobcentre ${citizen.jobcentre}`, failure };
    }
    const step = this.scenario.steps[this.#done];
    if (!step) return undefined;
    const failure = await outcome(() => this.#player.play(step), 'the step can be played');
    this.#done++;
    return { line: step.line, at: step.at?.text ?? null, text: describeStep(step), failure };
  }
}

const outcome = async (work: () => Promise<void>, expected: string): Promise<Finding | null> => {
  try {
    await work();
    return null;
  } catch (error) {
    return error instanceof StepFailure ? error.finding : { expected, seen: messageOf(error), nearest: null };
  }
};

class Player {
  /** Citizens' ids and what steps have saved. */
  readonly #known = new Map<string, Json>();
  readonly #ids = new Map<string, string>();
  /** The messages that an earlier window held. */
  readonly #closed = new Set<string>();

  constructor(
    readonly world: World,
    readonly limits: Limits,
  ) {}

  get ids(): ReadonlyMap<string, string> {
    return this.#ids;
  }

  async create(citizen: ScenarioCitizen): Promise<void> {
    const register = await this.#register('jobcentre', citizen.jobcentre);
    // a file may write what the API does not take
    const body = citizen.body as unknown as NewCitizen;
    const { data, error, response } = await answered('POST /citizens', register.POST('/citizens', { body, signal: this.#signal() }));
    if (!data?.citizenId) return fail('201 with a citizenId', describeAnswer({ status: response.status, body: error ?? data }));
    this.#ids.set(citizen.name, data.citizenId);
    this.#known.set(citizen.name, data.citizenId);
  }

  async play(step: Step): Promise<void> {
    if (step.at) await this.#moveTo(step.at.epochMs);
    if (step.call) await this.#call(step.call);
    if (!step.see && !step.seeNot && !step.messages && !step.noMessages) return;
    await this.#idle();
    if (step.see) insist(viewFinding(this.#fill(step.see.part), await this.#view(step.see.citizen)));
    if (step.seeNot) insist(viewNotFinding(this.#fill(step.seeNot.part), await this.#view(step.seeNot.citizen)));
    if (step.messages || step.noMessages) await this.#messages(step.messages, step.noMessages);
  }

  /** What the clock brings has to be done before the step goes on, and what went before it has to be done first. */
  async #moveTo(epochMs: number): Promise<void> {
    await this.#idle();
    const now = await this.world.now();
    if (epochMs > now) {
      await within(this.world.moveTo(epochMs), this.limits.moveMs, 'moving the clock');
      await this.#idle();
    } else if (localMinuteAt(now).slice(0, 10) !== localMinuteAt(epochMs).slice(0, 10)) {
      fail(`the clock at ${localMinuteAt(epochMs)}`, `it is already ${localMinuteAt(now)}`);
    }
  }

  async #call({ as, request, expect, save }: NonNullable<Step['call']>): Promise<void> {
    if (request.kind === 'get') await this.#idle();
    const call: Omit<Call, 'token'> =
      request.kind === 'get'
        ? { method: 'GET', path: fillText(request.path, this.#known, encodeURIComponent) }
        : { method: 'POST', path: `${this.#pathOf(request.citizen)}/${request.command}`, payload: fill(request.payload, this.#known) };
    const answer = await this.#request(as.role, this.#orgOf(as), call);
    const filled = {
      ...expect,
      body: expect.body && { part: fill(expect.body.part, this.#known) },
      result: expect.result && { part: fill(expect.result.part, this.#known) },
    };
    insist(answerFinding(answer, filled, request.kind));
    const source = request.kind === 'get' ? answer.body : member(answer.body, 'result');
    for (const { from, name } of save) {
      const value = member(source, from);
      if (value === undefined || value === null) fail(`${from} in the result, to save as ${name}`, show(source));
      this.#known.set(name, value as Json);
    }
  }

  /** The view as the citizen's jobcentre reads it now; which one that is the operator's view tells. */
  async #view(citizen: string): Promise<Schemas['Citizen']> {
    const { jobcentre } = await this.#viewAs('operator', OPERATOR, citizen);
    return this.#viewAs('jobcentre', jobcentre, citizen);
  }

  async #viewAs(role: string, org: string, citizen: string): Promise<Schemas['Citizen']> {
    const register = await this.#register(role, org);
    return this.#seen(
      `GET ${this.#pathOf(citizen)} as ${role} ${org}`,
      register.GET('/citizens/{citizenId}', { params: { path: { citizenId: this.#idOf(citizen) } }, signal: this.#signal() }),
    );
  }

  async #messages(wanted: readonly Json[] | null, unwanted: readonly Json[] | null): Promise<void> {
    const register = await this.#register('operator', OPERATOR);
    const opened: { key: string; message: unknown }[] = [];
    for (const citizen of this.#ids.keys()) {
      const { messages } = await this.#seen(
        `GET ${this.#pathOf(citizen)}/messages as operator`,
        register.GET('/citizens/{citizenId}/messages', { params: { path: { citizenId: this.#idOf(citizen) } }, signal: this.#signal() }),
      );
      for (const message of messages) {
        const key = `${citizen} ${message.id}`;
        if (!this.#closed.has(key)) opened.push({ key, message });
      }
    }
    const messages = opened.map(({ message }) => message);
    if (wanted) insist(messagesFinding(this.#fillList(wanted), messages));
    if (unwanted) insist(noMessagesFinding(this.#fillList(unwanted), messages));
    if (wanted) for (const { key } of opened) this.#closed.add(key);
  }

  #idle(): Promise<void> {
    return within(this.world.idle(), this.limits.idleMs, 'waiting until nothing is under way').catch((error: unknown) =>
      fail('nothing under way', messageOf(error)),
    );
  }

  /** What a reading answers, which has to be 200. */
  async #seen<T>(what: string, reading: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
    const { data, error, response } = await answered(what, reading);
    return data ?? fail(`${what} answers 200`, describeAnswer({ status: response.status, body: error ?? '' }));
  }

  #signal(): AbortSignal {
    return AbortSignal.timeout(this.limits.answerMs);
  }

  async #register(role: string, org: string | null): Promise<Register> {
    return openRegister({ url: this.world.url, token: await this.world.token(role, org) });
  }

  async #request(role: string, org: string | null, call: Omit<Call, 'token'>): Promise<Answer> {
    const token = await this.world.token(role, role === 'operator' ? (org ?? OPERATOR) : org);
    return send(this.world.url, { ...call, token }, this.limits.answerMs);
  }

  #orgOf(as: Caller): string | null {
    if (as.citizen !== null) return this.#idOf(as.citizen);
    return as.org === null ? null : fillText(as.org, this.#known);
  }

  #idOf(citizen: string): string {
    return this.#ids.get(citizen) ?? fail(`the id of ${citizen}`, 'none');
  }

  #pathOf(citizen: string): string {
    return `/citizens/${encodeURIComponent(this.#idOf(citizen))}`;
  }

  #fill(part: JsonObject): JsonObject {
    return fill(part, this.#known) as JsonObject;
  }

  #fillList(parts: readonly Json[]): readonly Json[] {
    return parts.map((part) => fill(part, this.#known));
  }
}
