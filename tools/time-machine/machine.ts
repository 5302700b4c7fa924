import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { addDays, addMonths, dateAt, instantOf, isLegalDate } from '../../machines/core/calendar.ts';
import { ROOT } from '../../scripts/steps.mjs';
import { scenarioCommands } from '../scenario/commands.ts';
import { scenarioFiles } from '../scenario/options.ts';
import { parseScenario, type Scenario, type Step } from '../scenario/parse.ts';
import { describeStep, Play } from '../scenario/play.ts';
import type { World, Worlds } from '../scenario/world.ts';
import { type Answer, problem } from './front.ts';

/** The world that is played in, its clock, and the story that is played in it. One thing happens at a time. */

/** The hour at which a day begins for whoever turns the clock: what happens at its first minute is done. */
const HOUR = 'T08:00';

const STORIES = join(ROOT, 'scenarios');

interface Outcome {
  readonly text: string;
  readonly at: string | null;
  readonly status: 'done' | 'failed';
  readonly expected?: string;
  readonly seen?: string;
}

interface Stage {
  readonly world: World;
  readonly play: Play | null;
  readonly outcomes: readonly Outcome[];
}

const stories = (): readonly Scenario[] =>
  scenarioFiles([STORIES], [ROOT]).flatMap((file) => {
    try {
      return [parseScenario(file, readFileSync(file, 'utf8'), scenarioCommands)];
    } catch {
      return []; // a file that is being written: the player names what is wrong with it
    }
  });

const nameOf = ({ file }: Scenario): string => basename(file).replace(/\.ya?ml$/, '');

/** A step for people: who does what to whom, and what is expected; the page has the words. */
const shown = (step: Step) => ({
  text: describeStep(step),
  at: step.at?.text ?? null,
  by: step.call?.as.text ?? null,
  command: step.call?.request.kind === 'do' ? step.call.request.command : null,
  get: step.call?.request.kind === 'get' ? step.call.request.path : null,
  citizen: step.call?.request.kind === 'do' ? step.call.request.citizen : (step.see?.citizen ?? null),
  rejected: step.call?.expect.rejected ?? null,
  looks: step.see !== null || step.seeNot !== null || step.messages !== null || step.noMessages !== null,
});

export class TimeMachine {
  readonly #worlds: Worlds;
  readonly #start: string;
  readonly #stories = stories();
  #stage: Stage;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(worlds: Worlds, start: string, world: World) {
    this.#worlds = worlds;
    this.#start = start;
    this.#stage = { world, play: null, outcomes: [] };
  }

  static async open(worlds: Worlds, start: string): Promise<TimeMachine> {
    return new TimeMachine(worlds, start, await worlds.open(instantOf(`${start}${HOUR}`)));
  }

  get target(): string {
    return this.#stage.world.url;
  }

  /** A bearer token for the world that is played in now. */
  token(role: string, org: string | null): Promise<string> {
    return this.#stage.world.token(role, org);
  }

  /** Answers what the page asks of the time machine itself. */
  async answer(method: string, path: string, body: unknown): Promise<Answer> {
    if (method === 'GET' && path === '') return { status: 200, body: await this.#state() };
    if (method !== 'POST') return problem(404, 'not-found', 'Ikke fundet', 'Der er intet på denne adresse.');
    return this.#inTurn(async () => {
      const given = (body ?? {}) as Readonly<Record<string, unknown>>;
      switch (path) {
        case '/clock':
          return this.#clock(given);
        case '/story':
          return this.#story(String(given.story ?? ''));
        case '/step':
          return this.#step();
        case '/reset':
          return this.#reset();
        default:
          return problem(404, 'not-found', 'Ikke fundet', 'Der er intet på denne adresse.');
      }
    });
  }

  #inTurn(work: () => Promise<Answer>): Promise<Answer> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #state(): Promise<unknown> {
    const { world, play, outcomes } = this.#stage;
    const now = await world.now();
    return {
      now: new Date(now).toISOString(),
      today: dateAt(now),
      start: this.#start,
      stories: this.#stories.map((s) => ({ story: nameOf(s), title: s.title, rule: s.rule, steps: s.steps.length })),
      story: play
        ? {
            story: nameOf(play.scenario),
            title: play.scenario.title,
            rule: play.scenario.rule,
            citizens: play.scenario.citizens.map((c) => ({
              name: String(c.body.name ?? c.name),
              called: c.name,
              jobcentre: c.jobcentre,
              citizenId: play.citizens.get(c.name) ?? null,
            })),
            steps: play.scenario.steps.map(shown),
            outcomes,
          }
        : null,
    };
  }

  async #clock(given: Readonly<Record<string, unknown>>): Promise<Answer> {
    const { world } = this.#stage;
    const today = dateAt(await world.now());
    const to = await this.#dayFor(given, today);
    if (to === undefined) return problem(422, 'nothing-ahead', 'Ingen frister', 'Der er ingen frister at gå til.');
    if (!isLegalDate(to) || to <= today || to > '2199-12-31')
      return problem(422, 'not-ahead', 'Uret går kun fremad', `Datoen skal ligge efter ${today}.`);
    await world.idle();
    await world.moveTo(instantOf(`${to}${HOUR}`));
    await world.idle();
    return { status: 200, body: await this.#state() };
  }

  async #dayFor({ by, to, citizenId }: Readonly<Record<string, unknown>>, today: string): Promise<string | undefined> {
    if (by === 'day') return addDays(today, 1);
    if (by === 'week') return addDays(today, 7);
    if (by === 'month') return addMonths(today, 1);
    if (by === 'deadline') return this.#nextDeadline(today, typeof citizenId === 'string' ? [citizenId] : []);
    return typeof to === 'string' ? to : '';
  }

  /** The first day after today on which something happens by itself to the citizen that is looked at, else to those of the story. */
  async #nextDeadline(today: string, asked: readonly string[]): Promise<string | undefined> {
    const { world, play } = this.#stage;
    const ids = asked.length > 0 ? asked : [...(play?.citizens.values() ?? [])];
    const token = await world.token('operator', null);
    const days: string[] = [];
    for (const id of ids) {
      const answer = await fetch(`${world.url}/citizens/${encodeURIComponent(id)}/diagrams`, {
        headers: { authorization: `Bearer ${token}` },
      });
      if (!answer.ok) continue;
      const { deadlines } = (await answer.json()) as { readonly deadlines: readonly { readonly on: string }[] };
      days.push(...deadlines.map(({ on }) => on));
    }
    return days.filter((day) => day > today).sort()[0];
  }

  /** The new world is there before the old one goes. */
  async #change(start: number, play: (world: World) => Play | null): Promise<void> {
    const world = await this.#worlds.open(start);
    const old = this.#stage.world;
    this.#stage = { world, play: play(world), outcomes: [] };
    void old.close().catch(() => undefined);
  }

  async #reset(): Promise<Answer> {
    const { play } = this.#stage;
    if (play) return this.#begin(play.scenario);
    await this.#change(instantOf(`${this.#start}${HOUR}`), () => null);
    return { status: 200, body: await this.#state() };
  }

  async #story(name: string): Promise<Answer> {
    if (name === '') {
      await this.#change(instantOf(`${this.#start}${HOUR}`), () => null);
      return { status: 200, body: await this.#state() };
    }
    const scenario = this.#stories.find((s) => nameOf(s) === name);
    if (!scenario) return problem(404, 'unknown-story', 'Ikke fundet', 'Historien findes ikke.');
    return this.#begin(scenario);
  }

  async #begin(scenario: Scenario): Promise<Answer> {
    await this.#change(scenario.startEpochMs, (world) => new Play(scenario, world));
    const { play } = this.#stage;
    for (let i = 0; play && i < scenario.citizens.length; i++) {
      const played = await play.next();
      if (played?.failure) return problem(500, 'story-failed', 'Historien kunne ikke begynde', played.failure.seen);
    }
    return { status: 200, body: await this.#state() };
  }

  async #step(): Promise<Answer> {
    const { play, outcomes } = this.#stage;
    if (!play) return problem(422, 'no-story', 'Ingen historie', 'Vælg en historie først.');
    const played = await play.next();
    if (played) {
      const { text, at, failure } = played;
      const one: Outcome = failure
        ? { text, at, status: 'failed', expected: failure.expected, seen: failure.seen }
        : { text, at, status: 'done' };
      this.#stage = { ...this.#stage, outcomes: [...outcomes, one] };
      await this.#stage.world.idle();
    }
    return { status: 200, body: await this.#state() };
  }
}
