import { describe, expect, test } from 'vitest';
import { story } from './story.ts';

const JOBCENTRE = 'jobcentre 101';
type Title = { readonly title: string; readonly aliases?: readonly string[] };
const register = (jobTitles: readonly Title[], start = '2022-03-14') => story(start).give(JOBCENTRE, 'register-job-seeker', { jobTitles });

const twice: readonly (readonly [string, readonly Title[]])[] = [
  ['the same title', [{ title: 'Smed' }, { title: 'Smed' }]],
  ['another letter case', [{ title: 'Ørkenguide' }, { title: 'ØRKENGUIDE' }]],
  ['surrounding space', [{ title: 'Smed' }, { title: '  Smed\t' }]],
  ['space inside', [{ title: 'Privat  pasningsordning' }, { title: 'Privat pasningsordning' }]],
  ['a hard space', [{ title: 'Privat\u00a0pasningsordning' }, { title: 'Privat pasningsordning' }]],
  ['a letter composed and decomposed', [{ title: 'G\u00e5rdmand' }, { title: 'Ga\u030ardmand' }]],
  ['a capital with no letter of its own', [{ title: 'Straße' }, { title: 'STRASSE' }]],
  ['a soft hyphen', [{ title: 'Bygnings\u00adsnedker' }, { title: 'Bygningssnedker' }]],
  ['a ligature', [{ title: 'O\ufb03cer' }, { title: 'Officer' }]],
  ['both', [{ title: 'Åmand' }, { title: ' åMAND ' }]],
  ['a title and an alias of another', [{ title: 'Tømrer' }, { title: 'Snedker', aliases: ['tømrer'] }]],
  ['an alias and a title after it', [{ title: 'Snedker', aliases: ['Tømrer'] }, { title: 'Tømrer' }]],
  ['a title and its own alias', [{ title: 'Tømrer', aliases: ['Tømrer '] }]],
  ['two aliases of one title', [{ title: 'Tømrer', aliases: ['Bygningssnedker', 'bygningssnedker'] }]],
  [
    'aliases of two titles',
    [
      { title: 'Tømrer', aliases: ['Håndværker'] },
      { title: 'Smed', aliases: ['håndværker'] },
    ],
  ],
];

const once: readonly (readonly [string, readonly Title[]])[] = [
  ['no title', []],
  ['two titles', [{ title: 'Smed' }, { title: 'Tømrer' }]],
  [
    'titles with aliases',
    [
      { title: 'Smed', aliases: ['Kleinsmed'] },
      { title: 'Tømrer', aliases: ['Bygningssnedker'] },
    ],
  ],
  ['space inside, or none', [{ title: 'Maler lærling' }, { title: 'Malerlærling' }]],
];

describe('1.6 the same job title or alias twice when registering', () => {
  test.each(twice)('1.6 %s: refused', (_, titles) => {
    // what the note calls an error is right at every date
    for (const start of ['2022-03-13', '2022-03-14', '2024-01-01'])
      expect(register(titles, start)).toMatchObject({ outcome: 'refused', refusal: { code: 'duplicate-job-title', rule: '1.6' } });
  });

  test.each(once)('1.6 %s: accepted', (_, titles) => {
    expect(register(titles).outcome).toBe('accepted');
  });

  test('1.6 a title of an earlier registration may come again', () => {
    const s = story('2022-03-14');
    s.does(JOBCENTRE, 'register-job-seeker', { jobTitles: [{ title: 'Smed' }] });
    expect(s.refuses(JOBCENTRE, 'register-job-seeker', { jobTitles: [{ title: 'Tømrer' }] })).toBe('already-registered (1.6)');
    s.does(JOBCENTRE, 'deregister-job-seeker');
    s.does(JOBCENTRE, 'register-job-seeker', { jobTitles: [{ title: 'Smed' }] });
  });

  test('1.6 the rules see hashes, never the titles', () => {
    const answer = register([{ title: 'Tømrer', aliases: ['Bygningssnedker'] }]);
    expect(JSON.stringify(answer)).not.toMatch(/tømrer|bygningssnedker/i);
  });
});
