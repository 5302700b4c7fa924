import { compareDates, withinCalendar } from './calendar.ts';
import type { Charts } from './charts.ts';
import type { Wrong } from './corrections.ts';
import { changedDates, instantsOf, type Known } from './law.ts';
import type { Course, Deadline } from './machine.ts';
import { once } from './memo.ts';
import type { CitizenState, Fact } from './types.ts';

/** What follows from a state, and from nothing else: its dates, its courses, what is not as dated truth has it, the next change of the law. */
export const bindDates = ({ modules, rules, order, itemsOf }: Charts) => {
  const correcting = modules.filter((m) => m.corrections !== undefined);

  /** Every deadline that the state holds, in the order in which they happen. */
  const deadlines = once((state: CitizenState): readonly Deadline[] => {
    const all: Deadline[] = [];
    for (const m of modules) {
      if (!m.deadlines) continue;
      for (const item of itemsOf(state, m.id)) {
        const dated = (): readonly Pick<Deadline, 'event' | 'rule' | 'on' | 'ruleInForce'>[] =>
          (m.deadlines ?? []).flatMap(({ on, en, da, ...what }) => {
            const day = on(item as never, state);
            return day === null ? [] : [{ ...what, on: day }];
          });
        for (const d of withinCalendar(dated)) all.push({ ...d, id: `${m.id}/${item.id}/${d.event}`, machine: m.id, item: item.id });
      }
    }
    return all.sort(
      (a, b) =>
        compareDates(a.on, b.on) ||
        Number(b.ruleInForce ?? false) - Number(a.ruleInForce ?? false) ||
        (order.get(a.machine) ?? 0) - (order.get(b.machine) ?? 0) ||
        (a.id < b.id ? -1 : 1),
    );
  });

  /** Every course that the state holds, with what its workflow is to know. */
  const courses = once((state: CitizenState): readonly (Course & { readonly machine: string; readonly item: string })[] =>
    modules.flatMap((m) =>
      m.course
        ? itemsOf(state, m.id).flatMap((item) => {
            const course = m.course?.(item as never, state);
            return course
              ? [{ ...course, id: m.cardinality === 'one' ? course.type : `${course.type}/${item.id}`, machine: m.id, item: item.id }]
              : [];
          })
        : [],
    ),
  );

  /** The instants at which the law, as the register knows it, changes. */
  const changes = instantsOf(
    modules.flatMap((m): readonly Known[] => [...(m.law ?? []), ...m.commands.flatMap((c) => rules.get(c.name) ?? [])]),
  );
  const learned = (at: number, { learnedUpTo = Number.POSITIVE_INFINITY }: CitizenState): boolean => at <= learnedUpTo;
  const nextChange = (state: CitizenState): number | undefined => changes.find((at) => at > (state.lawAsOf ?? 0) && learned(at, state));

  /** The next instant at which a change of the law moves, brings or withdraws a date of this citizen: it is waited for like a date. */
  const lawChange = (state: CitizenState): { readonly at: number; readonly dates: readonly Fact[] } | undefined => {
    for (const at of changes) {
      if (at <= (state.lawAsOf ?? 0) || !learned(at, state)) continue;
      const dates = changedDates(deadlines(state), deadlines({ ...state, lawAsOf: at }));
      if (dates.length > 0) return { at, dates };
    }
    return undefined;
  };

  /** What is not as dated truth has it, in the order of the pass. */
  const wrongs = once((state: CitizenState): readonly Wrong[] =>
    correcting.flatMap((m) =>
      itemsOf(state, m.id).flatMap((item) =>
        (m.corrections ?? []).flatMap(({ event, rule, on, brings }): readonly Wrong[] => {
          const day = on(item as never, state);
          const id = `${m.id}/${item.id}/${event}`;
          return day === null ? [] : [{ machine: m.id, item: item.id, id, event, rule, on: day, brings: brings?.(item as never, state) }];
        }),
      ),
    ),
  );

  return { deadlines, courses, changes, nextChange, lawChange, wrongs };
};

export type Dates = ReturnType<typeof bindDates>;
