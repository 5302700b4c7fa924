import { PlainError } from '../scripts/steps.mjs';

/** The number that an option of a command names: whole, from 1 on. @throws PlainError */
export const whole = (name: string, text: string, most?: number): number => {
  if (/^[1-9]\d{0,6}$/.test(text) && (most === undefined || Number(text) <= most)) return Number(text);
  throw new PlainError(`--${name} needs a number from 1 ${most === undefined ? 'on' : `to ${most}`}, not "${text}"`);
};
