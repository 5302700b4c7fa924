import type { CourseState, CourseUpdate, ShellEffect } from './types.ts';

/** Ended: nothing more is sent until the course is there again or has work. */
const ENDED = 'ended';

export interface CourseUpdates<F extends ShellEffect> {
  /** What each course must now know: those that changed, those with work, those that are no more, and the strays. */
  next(now: readonly CourseState[], facts: CourseState['facts'], work: readonly F[]): CourseUpdate<F>[];
  /** A course has signalled: one that this entity holds for ended (an old update has started it again) gets that update again. */
  signalled(course: string): void;
  /** Whether one is to be sent, work aside. */
  due(now: readonly CourseState[]): boolean;
  /** What each course was last sent, and the last update's number: for the next run. */
  sent(): Readonly<Record<string, string>>;
  last(): number;
}

const contents = new WeakMap<CourseState, string>();

/** A course's state never changes: another one takes its place. */
const contentOf = (course: CourseState): string => {
  let content = contents.get(course);
  if (content === undefined) {
    content = course.ended ? ENDED : JSON.stringify([course.facts, course.due]);
    contents.set(course, content);
  }
  return content;
};

/** Keeps account of what each course has been sent. */
export const createCourseUpdates = <F extends ShellEffect>(before: Readonly<Record<string, string>>, number: number): CourseUpdates<F> => {
  const sent = new Map<string, string>(Object.entries(before));
  const strays = new Set<string>();
  let last = number;

  const changed = (course: CourseState): boolean => sent.get(course.id) !== contentOf(course);
  const gone = (now: readonly CourseState[]): readonly string[] => {
    const known = new Set(now.map((c) => c.id));
    return [...sent.keys(), ...strays].filter((id) => !known.has(id));
  };

  const next = (now: readonly CourseState[], facts: CourseState['facts'], work: readonly F[]): CourseUpdate<F>[] => {
    const list: CourseUpdate<F>[] = [];
    const send = (course: CourseState): void => {
      const mine = work.filter((e) => e.course === course.id);
      if (mine.length === 0 && !changed(course) && !(course.ended && strays.has(course.id))) return;
      // grows with time too, so that a course still listens to an entity that an operator has reset to an earlier point
      last = Math.max(last + 1, Date.now());
      sent.set(course.id, contentOf(course));
      list.push({
        course: course.id,
        type: course.type,
        seq: last,
        ended: course.ended,
        facts: course.facts,
        due: course.due,
        summary: course.summary,
        work: mine,
      });
    };

    for (const course of now) send(course);
    const known = new Set(now.map((c) => c.id));
    const oneOff = work.flatMap((e) => (e.course === undefined || known.has(e.course) ? [] : [e.course]));
    for (const id of new Set([...gone(now), ...oneOff])) {
      const type = id.split('/')[0] ?? id;
      send({ id, type, ended: true, facts, due: [], summary: type });
      sent.delete(id);
    }
    strays.clear();
    return list;
  };

  return {
    next,
    signalled: (course) => {
      const known = sent.get(course);
      if (known === undefined || known === ENDED) strays.add(course);
    },
    due: (now) => strays.size > 0 || now.some(changed) || gone(now).length > 0,
    sent: () => Object.fromEntries(sent),
    last: () => last,
  };
};
