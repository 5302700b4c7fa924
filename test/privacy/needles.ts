import { constants, inflateRawSync } from 'node:zlib';

/** Every text of these tests begins like this: rare enough to be found nowhere by chance, with letters that every encoding writes differently. */
export const MARK = 'Qzærøhval"';

/** An unmistakable text for a field: quotes, a line break and Danish letters, so that it looks different in JSON. */
export const textFor = (field: string): string => `${MARK}${field}\nÅh§${field}`;

const offsets = (bytes: Buffer): Buffer[] =>
  [0, 1, 2].flatMap((before) => {
    const padded = Buffer.concat([Buffer.alloc(before), bytes]);
    const first = before === 0 ? 0 : before + 1;
    const whole = Math.floor((padded.length * 8) / 6);
    const coded = padded.toString('base64').replaceAll('=', '').slice(first, whole);
    return [coded, coded.replaceAll('+', '-').replaceAll('/', '_')].map((text) => Buffer.from(text));
  });

const escaped = (text: string): string[] => {
  const json = JSON.stringify(text).slice(1, -1);
  const ascii = json.replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  // and JSON within JSON, as it stands in a log line
  return [json, ascii, JSON.stringify(json).slice(1, -1), JSON.stringify(ascii).slice(1, -1)];
};

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

/** How a text may stand in a file: plain, escaped, base64 at any offset, UTF-16 both ways, percent-encoded, lower case, hex. */
export const formsOf = (text: string): readonly Buffer[] => {
  const written = [...new Set([text, text.toLowerCase(), ...escaped(text)])];
  const forms = [
    ...written.map((t) => Buffer.from(t, 'utf8')),
    Buffer.from(encodeURIComponent(text)),
    Buffer.from(text, 'latin1'),
    Buffer.from(text, 'utf16le'),
    utf16be(text),
    Buffer.from(Buffer.from(text, 'utf8').toString('hex')),
    ...written.flatMap((t) => offsets(Buffer.from(t, 'utf8'))),
    ...offsets(Buffer.from(text, 'utf16le')),
  ];
  const distinct = new Map(forms.map((form) => [form.toString('latin1'), form]));
  return [...distinct.values()];
};

const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);

/** What lies compressed in the bytes, as far as it can be opened. */
const inflated = (bytes: Buffer): Buffer[] => {
  const found: Buffer[] = [];
  const open = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 64 * 1024 * 1024 };
  for (let at = bytes.indexOf(GZIP); at >= 0; at = bytes.indexOf(GZIP, at + 1)) {
    try {
      // past the header; raw, since other bytes follow the end
      found.push(inflateRawSync(bytes.subarray(at + 10), open));
    } catch {
      // three bytes that look like the beginning of something
    }
  }
  return found;
};

export interface Found {
  readonly place: string;
  readonly text: string;
}

const has = (parts: readonly Buffer[], text: string): boolean => {
  const forms = formsOf(text);
  return parts.some((part) => forms.some((form) => part.includes(form)));
};

/** Which of the texts stand in the bytes, in whatever form. Where their common beginning is in no form, none of those that have it is. */
export const searchBytes = (place: string, bytes: Buffer, texts: readonly string[], deep = true): Found[] => {
  const parts = [bytes, ...(deep ? inflated(bytes) : [])];
  const marked = texts.some((text) => text.startsWith(MARK)) && has(parts, MARK);
  return texts.filter((text) => (marked || !text.startsWith(MARK)) && has(parts, text)).map((text) => ({ place, text }));
};
