/** Every workflow type of the worker. */
export { citizen } from './citizen.ts';
export { engineClock } from './clock.ts';
export * from './courses/index.ts';
