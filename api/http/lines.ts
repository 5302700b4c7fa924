/** Lines of a stream of bytes, as they come: NDJSON, one object a line. */

export type Line =
  | { readonly line: number; readonly text: string }
  /** It is longer than may be, or no UTF-8: its content is not kept. */
  | { readonly line: number; readonly wrong: 'too-long' | 'not-utf-8' };

const NEWLINE = 0x0a;

const decoded = (line: number, bytes: Buffer): Line => {
  try {
    return { line, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { line, wrong: 'not-utf-8' };
  }
};

const isBlank = (found: Line): boolean => 'text' in found && found.text.trim() === '';

/** Lines are counted from 1, blank ones too; blank ones are left out. At most `most` bytes of one line are held. */
export async function* linesOf(stream: AsyncIterable<Buffer>, most: number): AsyncGenerator<Line> {
  let line = 1;
  let held: Buffer[] = [];
  let size = 0;
  const end = (): Line => {
    const found: Line = size > most ? { line, wrong: 'too-long' } : decoded(line, Buffer.concat(held));
    line += 1;
    held = [];
    size = 0;
    return found;
  };
  const take = (part: Buffer): void => {
    size += part.length;
    if (size > most) held = [];
    else held.push(part);
  };
  for await (const chunk of stream) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      take(chunk.subarray(from, at));
      from = at + 1;
      const found = end();
      if (!isBlank(found)) yield found;
    }
    take(chunk.subarray(from));
  }
  if (size > 0) {
    const found = end();
    if (!isBlank(found)) yield found;
  }
}
