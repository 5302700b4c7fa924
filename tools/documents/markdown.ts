/** Markdown as the documents use it: every function gives the same text for the same input. */

/** Text in a cell or a line: nothing in it ends the cell or begins markup. */
export const plainText = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\|<>*_[\]]/g, (c) => `\\${c}`);

export const code = (text: string | number): string => `\`${text}\``;

export const codes = (texts: readonly (string | number)[]): string => (texts.length === 0 ? '–' : texts.map(code).join(', '));

/** A table; `–` where a cell is empty. Answers no lines when there are no rows. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] =>
  rows.length === 0
    ? []
    : [
        `| ${head.join(' | ')} |`,
        `|${head.map(() => '---').join('|')}|`,
        ...rows.map((row) => `| ${row.map((cell) => (cell === '' ? '–' : cell)).join(' | ')} |`),
        '',
      ];

/** A heading with what stands under it; nothing at all when nothing does. */
export const section = (heading: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [heading, '', ...lines, ...(lines.at(-1) === '' ? [] : [''])];

export const bullets = (lines: readonly string[]): readonly string[] => lines.map((line) => `- ${line}`);

/** When something is in force, in words. */
export const inForceText = (row: { readonly validFrom?: string | null; readonly validTo?: string | null }): string => {
  const from = row.validFrom ?? undefined;
  const to = row.validTo ?? undefined;
  if (from !== undefined && to !== undefined) return `${from} to ${to}`;
  if (from !== undefined) return `from ${from}`;
  return to === undefined ? 'always' : `to ${to}`;
};

/** What stands above every document that is written by the code. */
export const written = 'Written by `npm run approve` from the code; `npm run check` fails when it differs. Do not edit.';

/** A document from its lines: one empty line between parts, one line end at the end. */
export const page = (lines: readonly string[]): string =>
  `${lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()}\n`;
