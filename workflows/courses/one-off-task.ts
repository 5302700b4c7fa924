import { course, WHOSE } from './course.ts';

/** One piece of outward work that belongs to no course: a short workflow of its own, so that it holds up nothing else. */
export const oneOffTask = course({
  waitsFor: 'nothing',
  ends: 'when its work is done',
  does: {
    'jobnet-profile': '1 minute',
    'make-document': '1 minute',
    'look-up-institution': '1 minute',
    'profile-statistics': '1 minute',
  },
  columns: WHOSE,
});
