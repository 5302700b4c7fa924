import { existsSync, readFileSync, truncateSync } from 'node:fs';

/**
 * The lines of JSON that a command has kept of its progress. The one that was being written when it was killed is cut off, so that what is
 * written now begins a line of its own.
 */
export const keptLines = <T>(file: string): readonly T[] => {
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) truncateSync(file, Buffer.byteLength(whole));
  return whole
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as T);
};
