import { describe, expect, it } from 'vitest';
import { type CodeList, codeLists, everKnown, findCode, inForce } from '../../machines/code-lists/index.ts';

const ids = (list: CodeList, on: string) => inForce(list, on).map((row) => row.id);
const nextDay = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

describe('every list', () => {
  it('has the names of the API', () => {
    expect(Object.keys(codeLists)).toEqual([
      'contact-groups',
      'categories',
      'absences',
      'meeting-types',
      'relocation-notices',
      'contact-person-types',
      'health-activities',
      'social-activities',
      'course-activities',
      'wage-subsidy-rates',
      'availability-codes',
      'subscription-close-reasons',
    ]);
  });

  describe.each(Object.entries(codeLists) as [string, CodeList][])('%s', (name, list) => {
    it('is named as it is asked for, has titles, and is not empty', () => {
      expect(list.name).toBe(name);
      expect(list.title.en).not.toBe('');
      expect(list.title.da).not.toBe('');
      expect(list.entries.length).toBeGreaterThan(0);
    });

    it('knows each row by an id or a key, with real days in order', () => {
      for (const row of list.entries) {
        expect(row.id ?? row.key).toBeDefined();
        for (const day of [row.validFrom, row.validTo]) if (day !== null) expect(new Date(day).toISOString().slice(0, 10)).toBe(day);
        if (row.validFrom !== null && row.validTo !== null) expect(row.validFrom <= row.validTo).toBe(true);
      }
    });

    it('has no two rows of one id, or of one key, in force on one day', () => {
      for (const [index, row] of list.entries.entries()) {
        for (const other of list.entries.slice(index + 1)) {
          const same = (row.id !== null && row.id === other.id) || (row.key !== undefined && row.key === other.key);
          if (!same) continue;
          // Written in order of time: the later row begins on the day after the last day of the earlier.
          expect(row.validTo).not.toBeNull();
          expect(other.validFrom).toBe(nextDay(row.validTo ?? ''));
        }
      }
    });

    it('numbers and words find the same row', () => {
      for (const row of inForce(list, '2022-06-01')) {
        if (row.id !== null) expect(findCode(list, row.id, '2022-06-01')).toBe(row);
        if (row.key !== undefined) expect(findCode(list, row.key, '2022-06-01')).toBe(row);
      }
    });
  });

  it('an id that is not public is not found by any number, and an unknown word not at all', () => {
    expect(findCode(codeLists.categories, 6, '2022-06-01')).toBeUndefined();
    expect(findCode(codeLists.categories, 7, '2022-06-01')).toBeUndefined();
    expect(findCode(codeLists['contact-groups'], 'pensioner', '2022-06-01')).toBeUndefined();
    expect(findCode(codeLists['contact-groups'], '1', '2022-06-01')).toBeUndefined();
  });
});

const before = '2022-03-13';
const theDay = '2022-03-14';
const after = '2022-03-15';

describe('what changes on 2022-03-14: the day before, the day, the day after', () => {
  it('2.1 absence 77 changes its name and keeps its description', () => {
    const row = (on: string) => findCode(codeLists.absences, 77, on);
    expect(row(before)?.name).toBe('På vej på erhvervsuddannelse (inden for 6 uger)');
    for (const on of [theDay, after])
      expect(row(on)?.name).toBe('På vej på erhvervsuddannelse eller anden erhvervsrettet uddannelse (inden for 6 uger)');
    const descriptions = new Set([before, theDay, after].map((on) => row(on)?.description));
    expect([...descriptions]).toEqual([
      'På vej på erhvervsuddannelse efter lov om erhvervsuddannelser eller en anden erhvervsrettet uddannelse (inden for 6 uger)',
    ]);
  });

  it('1.4 contact person type 33 is new', () => {
    expect(ids(codeLists['contact-person-types'], before)).toEqual([2, 3, 15]);
    for (const on of [theDay, after]) expect(ids(codeLists['contact-person-types'], on)).toEqual([2, 3, 15, 33]);
  });

  it('1.2 relocation notices 59 to 72 are new', () => {
    expect(ids(codeLists['relocation-notices'], before)).toEqual([]);
    for (const on of [theDay, after])
      expect(ids(codeLists['relocation-notices'], on)).toEqual([59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72]);
  });

  it('3.2 health activity 7 is retired and 8 is new', () => {
    expect(ids(codeLists['health-activities'], before)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    for (const on of [theDay, after]) expect(ids(codeLists['health-activities'], on)).toEqual([1, 2, 3, 4, 5, 6, 8]);
  });

  it('3.2 social activity 8 is retired, 16 and 17 are new', () => {
    expect(ids(codeLists['social-activities'], before)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
    for (const on of [theDay, after])
      expect(ids(codeLists['social-activities'], on)).toEqual([1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17]);
  });

  it('3.2 a retired activity stays known, so that one that has it can be updated', () => {
    for (const [list, id] of [
      [codeLists['health-activities'], 7],
      [codeLists['social-activities'], 8],
    ] as const) {
      expect(findCode(list, id, theDay)).toBeUndefined();
      expect(everKnown(list, id)).toBe(true);
      expect(everKnown(list, 99)).toBe(false);
    }
  });

  it.each([
    ['health-activities', 1, 'Genoptræning', /^SEL § 86 .*begrundet behov for genoptræning\.$/],
    ['course-activities', 38, 'Andet', /^Tilbud, der ikke .*i ressourceløb\.$/],
  ] as const)('3.2 %s %i changes its description, whose old wording is not known', (list, id, name, description) => {
    const row = (on: string) => findCode(codeLists[list], id, on);
    expect(row(before)).toMatchObject({ name, description: null });
    for (const on of [theDay, after]) expect(row(on)).toMatchObject({ name, description: expect.stringMatching(description) });
  });

  it('3.2 the courses are the same before and after', () => {
    const courses = [25, 26, 27, 28, 29, 30, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52];
    for (const on of [before, theDay, after]) expect(ids(codeLists['course-activities'], on)).toEqual(courses);
  });

  it('nothing else changes', () => {
    const others = ['contact-groups', 'categories', 'meeting-types', 'wage-subsidy-rates', 'subscription-close-reasons'] as const;
    for (const name of others) expect(inForce(codeLists[name], before)).toEqual(inForce(codeLists[name], after));
  });
});

describe('5.1 code 96', () => {
  it.each([
    ['2022-03-13', [51]],
    ['2022-03-14', [51, 96]],
    ['2022-03-15', [51, 96]],
    ['2023-12-31', [51, 96]],
    // an incident of December 2023 is judged in January
    ['2024-01-31', [51, 96]],
  ])('5.1 on %s the codes are %j', (on, codes) => {
    expect(ids(codeLists['availability-codes'], on)).toEqual(codes);
  });

  it('51 has no public name', () => {
    expect(findCode(codeLists['availability-codes'], 51, '2022-04-01')).toMatchObject({ name: null, description: null });
  });
});
