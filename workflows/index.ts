/** Every workflow type of the worker. */
export { citizen } from './citizen.ts';
export * from './courses/index.ts';
