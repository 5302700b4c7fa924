import { describe, expect, it } from 'vitest';
import { HIGH_STAKES } from '../../machines/assumptions/stakes.ts';
import { assumption, assumptions } from '../../machines/assumptions.ts';
import { categoryKeys } from '../../machines/code-lists/categories.ts';
import { categoriesByGroup, categoryAllowed, categoryOnEntry } from '../../machines/code-lists/category-by-group.ts';
import { companyActivities, companyActivity } from '../../machines/code-lists/company-activities.ts';
import { contactGroupKeyOf, contactGroupKeys } from '../../machines/code-lists/contact-groups.ts';
import { codeLists, findCode } from '../../machines/code-lists/index.ts';
import { relocationNoticeOf, relocationPair } from '../../machines/code-lists/relocation-notices.ts';

const idOf = (key: string) => codeLists['contact-groups'].entries.find((row) => row.key === key)?.id ?? null;

describe('0 contact groups and categories', () => {
  it('each key is one group, in the order of the list', () => {
    expect(codeLists['contact-groups'].entries.map((row) => row.key)).toEqual([...contactGroupKeys]);
    expect(codeLists.categories.entries.map((row) => row.key)).toEqual([...categoryKeys]);
  });

  it('the public ids are these, and no other', () => {
    expect(contactGroupKeys.map(idOf).filter((id) => id !== null)).toEqual([1, 2, 7, 8, 12, 13, 24, 25, 26, 27, 28, 29]);
    expect(codeLists.categories.entries.map((row) => [row.key, row.id])).toEqual([
      ['job-ready', 4],
      ['activity-ready', 5],
      ['education-ready', null],
      ['obviously-education-ready', null],
      ['not-assessed', 8],
    ]);
  });

  it('the table has a row for every group and a cell for every category', () => {
    expect(Object.keys(categoriesByGroup).sort()).toEqual([...contactGroupKeys].sort());
    const cells = [...categoryKeys, 'none', 'onEntry'].sort();
    for (const row of Object.values(categoriesByGroup)) expect(Object.keys(row).sort()).toEqual(cells);
  });

  it('the category on entry is one that the group allows', () => {
    for (const group of contactGroupKeys) expect(categoryAllowed(group, categoriesByGroup[group].onEntry)).toBe(true);
  });

  const job = ['job-ready', 'activity-ready', 'not-assessed'];
  const education = ['activity-ready', 'education-ready', 'obviously-education-ready', 'not-assessed'];
  const any = [...categoryKeys];
  const expected: Record<number, readonly [allowed: readonly string[], none: boolean, onEntry: string | null]> = {
    1: [[], true, null],
    2: [job, false, 'not-assessed'],
    7: [[], true, null],
    8: [[], true, null],
    12: [education, false, 'not-assessed'],
    13: [any, true, null],
    24: [any, true, null],
    25: [any, true, null],
    26: [job, false, 'not-assessed'],
    27: [job, false, 'not-assessed'],
    28: [education, false, 'not-assessed'],
    29: [job, false, 'not-assessed'],
  };

  it.each(contactGroupKeys)('the categories of %s', (group) => {
    const id = idOf(group);
    const [allowed, none, onEntry] = (id === null ? undefined : expected[id]) ?? [[], true, null];
    expect(categoryKeys.filter((category) => categoryAllowed(group, category)).sort()).toEqual([...allowed].sort());
    expect(categoryAllowed(group, null)).toBe(none);
    expect(categoryOnEntry(group)).toBe(onEntry);
  });

  it('id and key name the same group; an unknown group or category is an error, not a no', () => {
    for (const key of contactGroupKeys) expect(contactGroupKeyOf(idOf(key) ?? key)).toBe(key);
    expect(contactGroupKeyOf(3)).toBeUndefined();
    expect(contactGroupKeyOf('1')).toBeUndefined();
    expect(categoryAllowed(12, 'education-ready')).toBe(true);
    expect(categoryAllowed(1, 'job-ready')).toBe(false);
    expect(() => categoryAllowed(3, 'job-ready')).toThrow('No contact group 3');
    expect(() => categoryAllowed(12, 'ready')).toThrow('No category ready');
    expect(() => categoryOnEntry('toString')).toThrow('No contact group toString');
  });
});

describe('1.2 relocation notices by contact group', () => {
  it('every group has a cell; seven have a pair', () => {
    expect(Object.keys(relocationNoticeOf).sort()).toEqual([...contactGroupKeys].sort());
    expect(Object.entries(relocationNoticeOf).filter(([, pair]) => pair !== null)).toEqual([
      ['disability-pensioner', { to: 59, from: 60 }],
      ['disability-compensation', { to: 61, from: 62 }],
      ['under-18', { to: 63, from: 64 }],
      ['self-supporting', { to: 65, from: 66 }],
      ['self-supporting-foreigner', { to: 67, from: 68 }],
      ['introduction-course', { to: 69, from: 70 }],
      ['employed', { to: 71, from: 72 }],
    ]);
  });

  it.each(contactGroupKeys.filter((key) => relocationNoticeOf[key] !== null))('the pair of %s carries the name of the group', (key) => {
    const pair = relocationPair(idOf(key) ?? key);
    const group = codeLists['contact-groups'].entries.find((row) => row.key === key)?.name;
    const name = (id: number | undefined) => findCode(codeLists['relocation-notices'], id ?? 0, '2022-03-14')?.name;
    expect(name(pair?.to)).toBe(`Tilflytning - ${group}`);
    expect(name(pair?.from)).toBe(`Fraflytning - ${group}`);
  });

  it('a group whose notices are not public has none', () => {
    expect(relocationPair(1)).toBeNull();
    expect(() => relocationPair('pensioner')).toThrow('No contact group pensioner');
  });

  it('every notice belongs to one pair', () => {
    const used = Object.values(relocationNoticeOf).flatMap((pair) => (pair === null ? [] : [pair.to, pair.from]));
    expect(used.sort()).toEqual(codeLists['relocation-notices'].entries.map((row) => row.id));
  });
});

describe('3.7 company activities', () => {
  it('types 14, 38, 39 and 40 allow the rates 1 and 2, which the list has', () => {
    expect(Object.keys(companyActivities)).toEqual(['14', '38', '39', '40']);
    const rates = codeLists['wage-subsidy-rates'].entries.map((row) => row.id);
    for (const type of [14, 38, 39, 40]) {
      expect(companyActivity(type)).toMatchObject({ name: 'Job for førtidspensionister på særlige vilkår', wageSubsidyRates: rates });
    }
    expect(rates).toEqual([1, 2]);
  });

  it.each([0, 13, 15, 37, 41])('type %i has no row', (type) => {
    expect(companyActivity(type)).toBeUndefined();
  });
});

describe('assumptions', () => {
  it('with the highest stakes say what changes for whom, and are assumptions', () => {
    for (const [id, { en, da }] of Object.entries(HIGH_STAKES)) {
      expect(assumptions.map((row) => row.id as string)).toContain(id);
      expect(en).toMatch(/[.]$/);
      expect(da).toMatch(/[.]$/);
    }
  });

  it('have each a number of its own, with both sentences and a place', () => {
    expect(new Set(assumptions.map((row) => row.id)).size).toBe(assumptions.length);
    for (const row of assumptions) {
      expect(row.id).toMatch(/^A[1-9]\d*$/);
      expect(row.en).toMatch(/[.]$/);
      expect(row.da).toMatch(/[.]$/);
      expect(row.place).toMatch(/^machines\/[\w./-]+\.ts#\w+$/);
      expect(assumption(row.id)).toBe(row);
    }
  });
});
