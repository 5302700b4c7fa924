import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { searchBytes, textFor } from './needles.ts';

/* The search that the other tests rely on finds what it is to find. */

const text = textFor('name');
const around = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from('\0before '), bytes, Buffer.from(' after')]);
const base64 = (before: string, coded = text): Buffer => around(Buffer.from(Buffer.from(`${before}${coded} and more`).toString('base64')));

test.each([
  ['plain', around(Buffer.from(text))],
  ['lower case', around(Buffer.from(text.toLowerCase()))],
  ['JSON', around(Buffer.from(JSON.stringify({ name: text })))],
  ['JSON in ASCII', around(Buffer.from(JSON.stringify(text).replace(/[\u0080-\uffff]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`)))],
  ['JSON in JSON', around(Buffer.from(JSON.stringify(JSON.stringify({ name: text }))))],
  ['base64', base64('')],
  ['base64 one byte on', base64('x')],
  ['base64 two bytes on', base64('xy')],
  ['base64 of JSON', base64('{"name":"', JSON.stringify(text).slice(1, -1))],
  ['base64url', around(Buffer.from(Buffer.from(`x${text}`).toString('base64url')))],
  ['UTF-16, little end first', around(Buffer.from(text, 'utf16le'))],
  ['UTF-16, big end first', around(Buffer.from(text, 'utf16le').swap16())],
  ['in an address', around(Buffer.from(encodeURIComponent(text)))],
  ['hex', around(Buffer.from(Buffer.from(text).toString('hex')))],
  ['gzip', around(gzipSync(JSON.stringify({ name: text })))],
])('found: %s', (_, bytes) => {
  expect(searchBytes('here', bytes, ['something else', text])).toEqual([{ place: 'here', text }]);
});

test('not found where it is not', () => {
  expect(searchBytes('here', around(Buffer.from(textFor('other'))), [text])).toEqual([]);
});
