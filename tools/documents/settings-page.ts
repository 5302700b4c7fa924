import { SETTINGS } from '../../scripts/settings.mjs';
import { code, page, plainText, section, table, written } from './markdown.ts';

/** Every setting of the program, from the table that it reads and checks itself by. */
export const settingsPage = (): string =>
  page([
    '# Settings',
    '',
    `<!-- ${written} -->`,
    '',
    'Environment variables. The same table answers `npm start -- --help`; a value that cannot be meant stops the start with one line.',
    '',
    ...SETTINGS.flatMap(({ title, settings }) =>
      section(
        `## ${title}`,
        table(
          ['setting', 'default', 'range', 'what'],
          settings.map((s) => [
            code(s.name),
            s.default === undefined ? '' : code(s.default),
            plainText(s.kind.range),
            `${plainText(s.en)}${s.secret ? ' (secret)' : ''}`,
          ]),
        ),
      ),
    ),
  ]);
