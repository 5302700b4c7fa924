import type { Engine, Search } from '../../api/engine/engine.ts';
import { mayRead } from '../../machines/access.ts';
import { allowed, decide, newCitizen, whatIf } from '../../machines/citizen.ts';
import { byWhoeverMay, consequencesOf } from '../../machines/consequences.ts';
import { dateAt } from '../../machines/core/calendar.ts';
import type { Entry } from '../../machines/core/composition.ts';
import type { CitizenState, Effect } from '../../machines/core/types.ts';
import { pictureOf } from '../../machines/drawing.ts';
import { detailAt, ownTestOf, viewAt } from '../../machines/view.ts';
import type { Store } from '../../store/store.ts';
import type { CommandAnswer, CommandInput, ReadAnswer, ReadInput } from '../../workflows/contract.ts';

interface Running {
  state: CitizenState;
  readonly answers: Map<string, CommandAnswer>;
  readonly recent: Entry[];
}

/** The citizens' workflows in memory: the real machines, no Temporal. What goes wrong is set from outside. */
export class FakeEngine implements Engine {
  readonly citizens = new Map<string, Running>();
  readonly commands: CommandInput[] = [];
  readonly starts: string[] = [];
  readonly searches: Search[] = [];
  /** Set, it stands in the place of every call. */
  instead: (() => Promise<never>) | undefined;
  /** What `read` answers for a topic, in the place of the machines. */
  readonly views = new Map<string, (input: ReadInput) => ReadAnswer>();
  /** Called when a command was accepted: the worker's part. */
  onEffects: (citizenId: string, effects: readonly Effect[]) => Promise<void> = async () => undefined;
  found: Awaited<ReturnType<Engine['search']>> = { citizens: [] };
  up = true;

  readonly #store: Store;
  readonly #now: () => number;

  constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  async startCitizen(start: { citizenId: string; birthDate: string; jobcentre: string }): Promise<void> {
    await this.instead?.();
    this.starts.push(start.citizenId);
    if (!this.citizens.has(start.citizenId))
      this.citizens.set(start.citizenId, { state: newCitizen(start), answers: new Map(), recent: [] });
  }

  async command(citizenId: string, command: CommandInput) {
    await this.instead?.();
    const running = this.citizens.get(citizenId);
    if (!running) return undefined;
    this.commands.push(structuredClone(command));
    const before = running.answers.get(command.id);
    if (before) return before;
    const decided = decide(running.state, command, this.#now());
    if (decided.outcome === 'refused') return decided;
    running.state = decided.state;
    running.recent.push(...decided.entries);
    const answer: CommandAnswer = { outcome: 'accepted', result: decided.result, timeline: decided.entries };
    running.answers.set(command.id, answer);
    await this.#store.own(command.records ?? []);
    await this.onEffects(citizenId, decided.effects);
    return answer;
  }

  async read(citizenId: string, input: ReadInput): Promise<ReadAnswer | undefined> {
    await this.instead?.();
    const running = this.citizens.get(citizenId);
    if (!running) return undefined;
    const given = this.views.get(input.topic);
    const refusal = mayRead(running.state, input.caller, input.topic, dateAt(input.now), ownTestOf(input.topic));
    if (refusal) return { refusal };
    if (given) return given(input);
    const view = input.topic === 'view' ? viewAt(running.state, input.now) : detailAt(running.state, input.topic, input.id, input.now);
    return { ...(view === undefined ? {} : { view }), recent: running.recent };
  }

  async picture(citizenId: string, { caller, now, next }: Parameters<Engine['picture']>[1]) {
    await this.instead?.();
    const running = this.citizens.get(citizenId);
    if (!running) return undefined;
    const refusal = mayRead(running.state, caller, 'view', dateAt(now));
    return refusal ? { refusal } : { picture: pictureOf(running.state, now, next), recent: running.recent };
  }

  async whatIf(
    citizenId: string,
    { command: asked, now, day = dateAt(now), consequences, byWhoeverMay: any }: Parameters<Engine['whatIf']>[1],
  ) {
    await this.instead?.();
    const running = this.citizens.get(citizenId);
    if (!running) return undefined;
    const refusal = any ? mayRead(running.state, asked.caller, 'view', dateAt(now)) : undefined;
    if (refusal) return { outcome: 'refused' as const, refusal };
    const answer = whatIf(running.state, any ? byWhoeverMay(running.state, asked) : asked, now, day);
    if (answer.outcome === 'refused') return answer;
    const more = consequences ? consequencesOf(running.state, answer, now, day) : {};
    return { outcome: answer.outcome, result: answer.result, timeline: answer.entries, ...more };
  }

  async allowed(citizenId: string, { caller, now }: Parameters<Engine['allowed']>[1]) {
    await this.instead?.();
    const running = this.citizens.get(citizenId);
    return running && allowed(running.state, caller, now);
  }

  async search(search: Search) {
    await this.instead?.();
    this.searches.push(search);
    return this.found;
  }

  async reachable(): Promise<boolean> {
    return this.up;
  }
}
