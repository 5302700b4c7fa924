import { expect, test } from 'vitest';
import { cprNumber } from '../../machines/cpr.ts';

test.each([
  // the century by the seventh digit, at its borders
  ['0101000000', '1900-01-01'],
  ['0101993999', '1999-01-01'],
  ['0101004000', '2000-01-01'],
  ['0101364000', '2036-01-01'],
  ['0101374000', '1937-01-01'],
  ['0101005000', '2000-01-01'],
  ['0101575000', '2057-01-01'],
  ['0101585000', '1858-01-01'],
  ['0101578999', '2057-01-01'],
  ['0101588999', '1858-01-01'],
  ['0101369000', '2036-01-01'],
  ['0101379000', '1937-01-01'],
  // real dates
  ['010190-9996', '1990-01-01'],
  ['2902004000', '2000-02-29'],
  ['2902960000', '1996-02-29'],
  // no modulus 11
  ['0101909990', '1990-01-01'],
])('%s is born on %s', (text, birthDate) => {
  expect(cprNumber(text)).toEqual({ digits: text.replace('-', ''), birthDate });
});

test.each([
  ['29 February 1900', '2902000000'],
  ['29 February in a common year', '2902010000'],
  ['31 June', '3106900000'],
  ['day 0', '0001900000'],
  ['day + 60', '6101900000'],
  ['month 13', '0113900000'],
  ['nine digits', '010190999'],
  ['eleven digits', '01019099960'],
  ['hyphen elsewhere', '01019-09996'],
  ['two hyphens', '010190--9996'],
  ['a space', '010190 9996'],
  ['letters', '010190999A'],
  ['other digits', '٠١٠١٩٠٩٩٩٦'],
  ['a line end', '0101909996\n'],
  ['nothing', ''],
])('%s is none', (_, text) => {
  expect(cprNumber(text)).toBeUndefined();
});
