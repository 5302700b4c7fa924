/**
 * The courses that a citizen can be on. Each is a workflow type of its own, updated and started by the citizen's `carryOut` activity
 * (signal with start), and seen by an operator with its dates, its status and its outward work. A course is taken away with its line here,
 * and its type in the machine that has it.
 */

export { availability } from './availability.ts';
export { contactCourse } from './contact-course.ts';
export { educationSubscription } from './education-subscription.ts';
export { oneOffTask } from './one-off-task.ts';
export { pilot } from './pilot.ts';
export { retention } from './retention.ts';
export { sickLeave } from './sick-leave.ts';
