import type { Emitted } from './action.ts';
import type { LegalDate } from './calendar.ts';
import type { Charts } from './charts.ts';
import type { Dates } from './dates.ts';
import type { Advanced, Entry } from './decision.ts';
import { changedDates } from './law.ts';
import type { MachineModule } from './machine.ts';
import { movesOf } from './moves.ts';
import type { CitizenState, Effect, Fact, Message, Situation, Work } from './types.ts';

/** What one command or one date brings about, while it goes down the machines. */
export interface Pass {
  state: CitizenState;
  readonly facts: Fact[];
  readonly effects: { effect: { message: Message } | { work: Work }; course: string | undefined }[];
}

export const collect = (pass: Pass, emitted: readonly Emitted[], reported: Fact[]): void => {
  for (const e of emitted) {
    if (e.type === 'fact') {
      pass.facts.push(e.fact);
      reported.push(e.fact);
    } else if (e.type === 'send') for (const message of e.messages) pass.effects.push({ effect: { message }, course: e.course });
    else if (e.work) pass.effects.push({ effect: { work: e.work }, course: e.course });
  }
};

/** How a step goes down the machines, and what stands in the timeline when it is through. */
export const bindPass = ({ modules, order, itemsOf, fresh, step, put }: Charts, { deadlines }: Dates) => {
  /** One pass: the owner's step is done; what was reported goes down the fixed order, never back up. */
  const propagate = (pass: Pass, from: MachineModule, facts: readonly Fact[], base: Omit<Situation, 'current' | 'item'>): void => {
    const known = [...facts];
    const start = order.get(from.id) ?? 0;
    for (const m of modules.slice(start + 1)) {
      const reported: Fact[] = [];
      for (const fact of known) {
        if ((m.subscribesTo as readonly string[]).includes(fact.type)) {
          for (const { id } of itemsOf(pass.state, m.id)) {
            const item = itemsOf(pass.state, m.id).find((i) => i.id === id);
            if (!item) continue;
            const stepped = step(m, item, { type: fact.type, fact, s: { ...base, current: pass.state, item } });
            if (!stepped) continue;
            pass.state = put(pass.state, m, stepped.item);
            collect(pass, stepped.emitted, reported);
          }
        }
        if ((m.createdBy as readonly string[] | undefined)?.includes(fact.type)) {
          const created = fresh(m, base.newId);
          const stepped = step(m, created, { type: fact.type, fact, s: { ...base, current: pass.state, item: undefined } });
          if (!stepped) continue;
          pass.state = put(pass.state, m, stepped.item);
          collect(pass, stepped.emitted, reported);
        }
      }
      known.push(...reported);
    }
  };

  const finish = (
    pass: Pass,
    before: CitizenState,
    cause: { id: string; now: number; effectiveOn: LegalDate; by: string; command: string; rule: string; commandId?: string },
  ): Advanced => {
    const what = [...pass.facts, ...changedDates(deadlines(before), deadlines(pass.state)).filter((f) => f.type === 'deadline-moved')];
    const moves = modules.flatMap((m) => movesOf(m.id, itemsOf(before, m.id), itemsOf(pass.state, m.id)));
    const seq = before.seq + 1;
    const entry: Entry = {
      seq,
      recordedAt: new Date(cause.now).toISOString(),
      effectiveOn: cause.effectiveOn,
      by: cause.by,
      command: cause.command,
      rule: cause.rule,
      what,
      ...(cause.commandId === undefined ? {} : { commandId: cause.commandId }),
      ...(moves.length === 0 ? {} : { moves }),
    };
    const effects = pass.effects.map(
      ({ effect, course }, i) => ({ id: `${cause.id}.${i + 1}`, ...(course === undefined ? {} : { course }), ...effect }) as Effect,
    );
    return { state: { ...pass.state, seq }, entries: [entry], effects };
  };

  return { propagate, finish };
};
