import { courses, deadlines, decide, newCitizen, takeCallback } from '../../machines/citizen.ts';
import { dateAt, instantOf } from '../../machines/core/calendar.ts';
import type { CommandSchema } from '../../machines/core/command-schema.ts';
import type { Accepted, Callback, Entry, Refused } from '../../machines/core/composition.ts';
import type { Course, Deadline } from '../../machines/core/machine.ts';
import type { Caller, CitizenState, CommandPayloads, Effect, Message, Role, Work } from '../../machines/core/types.ts';
import { commandSchemas } from '../../machines/shapes.ts';
import { viewAt } from '../../machines/view.ts';

export type CommandName = keyof CommandPayloads & string;
type Json = Readonly<Record<string, unknown>>;

/** What the outside answers to a piece of work: the event and its payload, or undefined when it is down. */
export type Outside = (work: Work) => Pick<Callback, 'event' | 'payload'> | undefined;

const callerOf = (words: string, citizenId: string): Caller => {
  const [role = '', org] = words.split(' ');
  return { role: role as Role, org: role === 'citizen' ? citizenId : (org ?? null) };
};

/**
 * A citizen's story on the pure machines: commands as the API takes them, days that pass, and what the view then shows.
 * Time stands at 08:00 in Copenhagen of the first day, moves only forward, and does what it has to do when it is looked at.
 */
export class Story {
  readonly citizenId = 'citizen-1';
  state: CitizenState;
  now: number;
  readonly entries: Entry[] = [];
  readonly effects: Effect[] = [];
  /** Work that the outside has not done yet, oldest first. */
  open: Work[] = [];
  #outside: Outside = () => undefined;
  #count = 0;

  constructor(start: string, citizen: { readonly birthDate?: string; readonly jobcentre?: string } = {}) {
    this.state = newCitizen({
      citizenId: this.citizenId,
      birthDate: citizen.birthDate ?? '1990-01-01',
      jobcentre: citizen.jobcentre ?? '101',
    });
    this.now = instantOf(`${start}T08:00`);
  }

  /** Who does the outward work from now on; what is open is tried at once. */
  outside(does: Outside): this {
    this.#outside = does;
    this.#work();
    return this;
  }

  /** Moves the clock: a day (12:00) or a local minute. */
  at(when: string): this {
    const to = instantOf(when.length === 10 ? `${when}T12:00` : when);
    if (to < this.now) throw new Error(`the clock does not go back to ${when}`);
    this.now = to;
    this.#take(takeCallback(this.state, { id: 'time', machine: 'nobody', item: '', event: '', payload: {} }, this.now));
    return this;
  }

  /** Gives a command and answers as the citizen would; the body is checked as the API checks it. */
  give(who: string, name: CommandName, body: Json = {}): Accepted | Refused {
    const schema = commandSchemas[name] as CommandSchema;
    const payload = schema.facts(schema.body.parse(body), (text) => `hash of ${text}`);
    return this.decideAs(callerOf(who, this.citizenId), name, payload);
  }

  /** The same for any caller, and for facts as the rules see them. */
  decideAs(caller: Caller, name: string, payload: unknown): Accepted | Refused {
    this.#count += 1;
    const answer = decide(this.state, { id: `command-${this.#count}`, name, payload, caller }, this.now);
    if (answer.outcome === 'accepted') this.#take(answer);
    return answer;
  }

  /** A command that must be accepted; answers its result. */
  does(who: string, name: CommandName, body: Json = {}): Record<string, string> {
    const answer = this.give(who, name, body);
    if (answer.outcome === 'refused') throw new Error(`${name} on ${this.today}: ${answer.refusal.code} (${answer.refusal.rule})`);
    return answer.result as Record<string, string>;
  }

  /** A command that must be refused; answers `code (rule)`. */
  refuses(who: string, name: CommandName, body: Json = {}): string {
    const before = JSON.stringify(this.state);
    const answer = this.give(who, name, body);
    if (answer.outcome === 'accepted') throw new Error(`${name} on ${this.today}: accepted`);
    if (JSON.stringify(this.state) !== before) throw new Error(`${name} was refused and changed the citizen`);
    return `${answer.refusal.code} (${answer.refusal.rule})`;
  }

  /** What a course brings back. */
  tells(machine: string, item: string, event: string, payload: unknown = {}): this {
    this.#count += 1;
    this.#take(takeCallback(this.state, { id: `told-${this.#count}`, machine, item, event, payload }, this.now));
    return this;
  }

  get today(): string {
    return dateAt(this.now);
  }

  // biome-ignore lint/suspicious/noExplicitAny: a view is looked at by the keys that a test names
  get view(): any {
    return viewAt(this.state, this.now);
  }

  get deadlines(): readonly Deadline[] {
    return deadlines(this.state);
  }

  get courses(): readonly Course[] {
    return courses(this.state);
  }

  get messages(): readonly Message[] {
    return this.effects.flatMap((e) => ('message' in e ? [e.message] : []));
  }

  /** All facts of the timeline, oldest first. */
  get facts(): Entry['what'] {
    return this.entries.flatMap((e) => e.what);
  }

  #take({ state, entries, effects }: Pick<Accepted, 'state' | 'entries' | 'effects'>): void {
    this.state = state;
    this.entries.push(...entries);
    this.effects.push(...effects);
    this.open.push(...effects.flatMap((e) => ('work' in e ? [e.work] : [])));
    this.#work();
  }

  #work(): void {
    for (const work of [...this.open]) {
      const answer = this.#outside(work);
      if (!answer) continue;
      this.open = this.open.filter((w) => w !== work);
      if ('machine' in work) this.tells(work.machine, work.item, answer.event, answer.payload);
    }
  }
}

export const story = (start: string, citizen?: ConstructorParameters<typeof Story>[1]): Story => new Story(start, citizen);

/** A store that is up: it deletes what it is asked to, at once. */
export const storeUp: Outside = (work) => (work.kind === 'delete-records' ? { event: 'records-deleted', payload: {} } : undefined);
