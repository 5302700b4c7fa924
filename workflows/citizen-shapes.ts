import type { Callback } from '../machines/core/composition.ts';
import type { CitizenStart, CommandInput } from './contract.ts';
import { isObject, isText } from './entity/shapes.ts';

/** What comes in is looked at before it is taken: whoever reaches the engine can send anything. */

export const isCitizenStart = (value: unknown): value is CitizenStart =>
  isObject(value) && isText(value.citizenId) && isText(value.birthDate) && isText(value.jobcentre);

const isCaller = (value: unknown): boolean =>
  isObject(value) && isText(value.role) && (value.org === null || typeof value.org === 'string');

const isCommand = (value: unknown): value is CommandInput =>
  isObject(value) &&
  isText(value.id) &&
  isText(value.name) &&
  isObject(value.payload) &&
  isCaller(value.caller) &&
  (value.records === undefined || (Array.isArray(value.records) && value.records.every(isText)));

/** The command of an update that bears its name; undefined where the input is none. */
export const commandOf = (update: string, input: unknown): CommandInput | undefined =>
  isCommand(input) && input.name === update ? input : undefined;

/** What a course brings back; undefined where it is something else. */
export const callbackOf = (input: unknown): Callback | undefined =>
  isObject(input) && isText(input.id) && isText(input.machine) && isText(input.item) && isText(input.event) && 'payload' in input
    ? (input as unknown as Callback)
    : undefined;
