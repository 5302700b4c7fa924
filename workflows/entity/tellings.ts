import type { CourseState, ShellEffect, Tell } from './types.ts';

/** Ended: nothing more is told until the course is there again or has work. */
const ENDED = 'ended';

export interface Tellings<F extends ShellEffect> {
  /** What each course must now hear: those that changed, those with work, those that are no more, and the strays. */
  next(now: readonly CourseState[], work: readonly F[]): Tell<F>[];
  /** A course has knocked: one that this entity holds for ended (an old telling has started it again) is told so again. */
  knocked(course: string): void;
  /** Whether one is to be told so. */
  due(): boolean;
  /** What each course was last told, and the last telling's number: for the next run. */
  told(): Readonly<Record<string, string>>;
  last(): number;
}

/** Keeps account of what each course has been told. */
export const createTellings = <F extends ShellEffect>(before: Readonly<Record<string, string>>, number: number): Tellings<F> => {
  const told = new Map<string, string>(Object.entries(before));
  const strays = new Set<string>();
  let tells = number;

  const next = (now: readonly CourseState[], work: readonly F[]): Tell<F>[] => {
    const list: Tell<F>[] = [];
    const hear = (course: CourseState, mine: readonly F[]): void => {
      const said = course.ended ? ENDED : JSON.stringify([course.facts, course.due]);
      if (mine.length === 0 && told.get(course.id) === said && !(course.ended && strays.has(course.id))) return;
      // grows with time too, so that a course still listens to an entity that an operator has reset to an earlier point
      tells = Math.max(tells + 1, Date.now());
      told.set(course.id, said);
      list.push({
        course: course.id,
        type: course.type,
        seq: tells,
        ended: course.ended,
        facts: course.facts,
        due: course.due,
        summary: course.summary,
        work: mine,
      });
    };

    for (const course of now)
      hear(
        course,
        work.filter((e) => e.course === course.id),
      );
    const known = new Set(now.map((c) => c.id));
    const gone = [...told.keys(), ...strays].filter((id) => !known.has(id));
    const errands = work.flatMap((e) => (e.course === undefined || known.has(e.course) ? [] : [e.course]));
    for (const id of new Set([...gone, ...errands])) {
      const type = id.split('/')[0] ?? id;
      const ended: CourseState = { id, type, ended: true, facts: {}, due: [], summary: `${type} ends` };
      hear(
        ended,
        work.filter((e) => e.course === id),
      );
      told.delete(id);
    }
    strays.clear();
    return list;
  };

  return {
    next,
    knocked: (course) => {
      const last = told.get(course);
      if (last === undefined || last === ENDED) strays.add(course);
    },
    due: () => strays.size > 0,
    told: () => Object.fromEntries(told),
    last: () => tells,
  };
};
