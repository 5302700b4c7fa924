import type { CourseType } from '../machines/core/types.ts';
import type { CourseWorkflowType, ONE_OFF_TASK } from './contract.ts';
import type { Course } from './courses/course.ts';
import type * as courses from './courses/index.ts';

/** Every workflow type of the worker. */
export { citizen } from './citizen.ts';
export { engineClock } from './clock.ts';
export * from './courses/index.ts';

type Complete<C extends { readonly [T in CourseType | typeof ONE_OFF_TASK as CourseWorkflowType<T>]: Course }> = C;
/** Each type of course that a machine has is a workflow: where its file or its line is forgotten, this does not compile. */
export type Courses = Complete<typeof courses>;
