import { specs } from '../../machines/citizen.ts';
import type { CommandWords } from '../../machines/core/command-words.ts';
import { commandWords } from '../../machines/shapes.ts';

export const CLIENT_WORDS = 'client/commands.ts';

const HEAD = `/**
 * What people read of each command, from beside its shape in machines/: \`npm run approve\` writes this file, \`npm run check\` compares it.
 */

type Words = readonly [da: string, en: string];

export interface CommandWords {
  readonly about: 'contact' | 'appointments' | 'sickness' | 'jobseeking' | 'availability' | 'education' | 'pilot' | 'records' | 'residence';
  readonly name: Words;
  readonly facts?: Readonly<Record<string, Words>>;
  readonly fields?: Readonly<Record<string, Words>>;
}

export const commandWords: Readonly<Record<string, CommandWords>> = {
`;

/** The text of client/commands.ts: the commands that there are, in the order of the contract. */
export const clientWords = (): string => {
  const known = (Object.entries(commandWords) as readonly (readonly [string, CommandWords])[]).filter(([name]) => specs.has(name));
  return `${HEAD}${known.map(([name, words]) => `  ${JSON.stringify(name)}: ${JSON.stringify(words)},\n`).join('')}};\n`;
};
