import type { CourseSignal, CourseUpdate, Due, ShellEffect } from './types.ts';

/** Whoever reaches the engine can send anything: what comes in is looked at before it is taken. */

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const isDue = (value: unknown): value is Due =>
  isObject(value) && isText(value.id) && Number.isFinite(value.at) && typeof value.summary === 'string';

const isEffect = (value: unknown): value is ShellEffect => isObject(value) && isText(value.id);

export const isCourseUpdate = (value: unknown): value is CourseUpdate =>
  isObject(value) &&
  isText(value.course) &&
  isText(value.type) &&
  Number.isFinite(value.seq) &&
  typeof value.ended === 'boolean' &&
  isObject(value.facts) &&
  typeof value.summary === 'string' &&
  Array.isArray(value.due) &&
  value.due.every(isDue) &&
  Array.isArray(value.work) &&
  value.work.every(isEffect);

export const isCourseSignal = (value: unknown): value is CourseSignal<unknown> =>
  isObject(value) && ((value.kind === 'due' && isText(value.course)) || (value.kind === 'callback' && isObject(value.callback)));
