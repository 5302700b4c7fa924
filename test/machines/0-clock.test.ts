import { describe, expect, it } from 'vitest';
import {
  addMonths,
  ageOn,
  birthday,
  dateAt,
  firstOfMonth,
  instantOf,
  isLegalDate,
  isLocalMinute,
  startOfDay,
} from '../../machines/core/calendar.ts';
import { change, end, type Period, valueOn } from '../../machines/core/periods.ts';
import { story } from './story.ts';

const iso = (ms: number): string => new Date(ms).toISOString();
const JC = 'jobcentre 101';

describe('0 the clock: legal dates are whole days in Copenhagen', () => {
  it('0 a day begins at its first local minute, also where summer time begins and ends', () => {
    for (const [day, first] of [
      ['2022-03-26', '2022-03-25T23:00:00.000Z'],
      ['2022-03-27', '2022-03-26T23:00:00.000Z'],
      ['2022-03-28', '2022-03-27T22:00:00.000Z'],
      ['2022-10-29', '2022-10-28T22:00:00.000Z'],
      ['2022-10-30', '2022-10-29T22:00:00.000Z'],
      ['2022-10-31', '2022-10-30T23:00:00.000Z'],
      ['2024-02-29', '2024-02-28T23:00:00.000Z'],
      ['2022-12-31', '2022-12-30T23:00:00.000Z'],
    ] as const) {
      expect(iso(startOfDay(day))).toBe(first);
      expect(dateAt(startOfDay(day))).toBe(day);
      expect(dateAt(startOfDay(day) - 1)).not.toBe(day);
    }
  });

  it('0 the day of an instant is the same whatever was asked before it, to the hour around both clock changes', () => {
    const local = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' });
    const hour = 3_600_000;
    for (const change of ['2022-03-27', '2022-10-30']) {
      const from = startOfDay(change) - 24 * hour;
      const instants = Array.from({ length: 80 }, (_, n) => [from + n * hour - 1, from + n * hour]).flat();
      for (const at of [...instants, ...[...instants].reverse()]) expect(`${at} ${dateAt(at)}`).toBe(`${at} ${local.format(at)}`);
    }
  });

  it('0 the hour that comes twice in October is one day; the one that is missing in March is not refused', () => {
    expect(dateAt(Date.parse('2022-10-30T00:30:00Z'))).toBe('2022-10-30');
    expect(dateAt(Date.parse('2022-10-30T22:59:59Z'))).toBe('2022-10-30');
    expect(dateAt(Date.parse('2022-10-30T23:00:00Z'))).toBe('2022-10-31');
    expect(iso(instantOf('2022-03-27T02:30'))).toBe('2022-03-27T01:30:00.000Z');
  });

  for (const [name, lastDay, firstAfter] of [
    ['the day before summer time begins', '2022-03-26', '2022-03-27T00:00'],
    ['the day on which summer time begins (23 hours)', '2022-03-27', '2022-03-28T00:00'],
    ['the day before summer time ends', '2022-10-29', '2022-10-30T00:00'],
    ['the day on which summer time ends (25 hours)', '2022-10-30', '2022-10-31T00:00'],
    ['the last day of a month', '2022-04-30', '2022-05-01T00:00'],
    ['the last day of February', '2023-02-28', '2023-03-01T00:00'],
    ['29 February', '2024-02-29', '2024-03-01T00:00'],
    ['28 February of a leap year', '2024-02-28', '2024-02-29T00:00'],
    ['the last day of a year', '2022-12-31', '2023-01-01T00:00'],
  ] as const) {
    it(`0 what has a last day lasts to its last minute: ${name}`, () => {
      const s = story('2022-03-14');
      s.does(JC, 'open-contact-group', { contactGroup: 2 });
      s.does(JC, 'register-absence', { code: 10, from: '2022-03-14', to: lastDay });
      s.does(JC, 'create-deadline', { meetingType: 7, deadline: lastDay });
      s.does(JC, 'summon', { meetingType: 4, at: `${lastDay}T00:00` });
      expect(s.deadlines.map((d) => d.on)).toEqual(Array(3).fill(firstAfter.slice(0, 10)));
      s.at(`${lastDay}T23:59`);
      expect(s.view.absences[0].status).toBe('active');
      expect(s.view.appointments.map((a: { status: string }) => a.status)).toEqual(['open', 'open']);
      s.at(firstAfter);
      expect(s.view.absences[0].status).toBe('ended');
      expect(s.view.appointments.map((a: { status: string }) => a.status)).toEqual(['passed', 'missed']);
      expect(s.entries.slice(-3).map((e) => [e.by, e.effectiveOn])).toEqual(Array(3).fill(['clock', firstAfter.slice(0, 10)]));
    });
  }

  it('0 what was due while nobody looked is done in the order of its days, each with its own day', () => {
    const s = story('2022-03-14');
    s.does(JC, 'open-contact-group', { contactGroup: 2 });
    for (const [code, to] of [
      [10, '2022-05-01'],
      [9, '2022-04-01'],
      [1, '2023-01-01'],
    ] as const)
      s.does(JC, 'register-absence', { code, from: '2022-03-14', to });
    s.at('2024-01-01');
    expect(s.entries.slice(-3).map((e) => e.effectiveOn)).toEqual(['2022-04-02', '2022-05-02', '2023-01-02']);
    expect(s.deadlines).toEqual([]);
  });

  it('0 months are counted from the original date, and cut to the month’s last day', () => {
    expect(addMonths('2022-08-31', 6)).toBe('2023-02-28');
    expect(addMonths('2023-08-31', 6)).toBe('2024-02-29');
    expect(addMonths('2022-08-30', 6)).toBe('2023-02-28');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2022-03-31', 1)).toBe('2022-04-30');
    expect(firstOfMonth('2022-03-31', 2)).toBe('2022-05-01');
    expect(firstOfMonth('2022-12-01', 1)).toBe('2023-01-01');
  });

  it('0 a birthday is the day itself; born on 29 February it is 1 March in a common year', () => {
    expect(birthday('1992-02-29', 30)).toBe('2022-03-01');
    expect(birthday('1994-02-29'.replace('1994', '1996'), 28)).toBe('2024-02-29');
    expect(birthday('1992-12-31', 30)).toBe('2022-12-31');
    for (const [on, age] of [
      ['2022-02-28', 29],
      ['2022-03-01', 30],
      ['2024-02-28', 31],
      ['2024-02-29', 32],
    ] as const)
      expect(ageOn('1992-02-29', on)).toBe(age);
  });

  it('0 a day or a minute that does not exist is not a date', () => {
    for (const text of [
      '2022-02-29',
      '2022-13-01',
      '2022-00-10',
      '2022-04-31',
      '22-03-14',
      '2022-3-14',
      '0000-01-01',
      '2022-03-14T00:00',
      '',
    ])
      expect(isLegalDate(text)).toBe(false);
    for (const text of ['2022-03-14', '2024-02-29', '1900-01-01']) expect(isLegalDate(text)).toBe(true);
    for (const text of ['2022-03-14T24:00', '2022-03-14T10:60', '2022-02-29T10:00', '2022-03-14', '2022-03-14T1:00'])
      expect(isLocalMinute(text)).toBe(false);
    // skipped by summer time
    expect(['2022-03-27T01:59', '2022-03-27T02:30', '2022-03-27T03:00'].map(isLocalMinute)).toEqual([true, false, true]);
  });
});

describe('0 dated periods', () => {
  const periods = (...days: (readonly [string, string, string | null])[]): readonly Period<string>[] =>
    days.map(([value, from, until]) => ({ value, from, until }));

  it('0 the present and any past day are read from them, the first day included, the first day after not', () => {
    const p = periods(['a', '2022-01-01', '2022-02-01'], ['b', '2022-02-01', null]);
    for (const [day, value] of [
      ['2021-12-31', null],
      ['2022-01-01', 'a'],
      ['2022-01-31', 'a'],
      ['2022-02-01', 'b'],
      ['2030-01-01', 'b'],
    ] as const)
      expect(valueOn(p, day)).toBe(value);
  });

  it('0 a change does not reach behind the open period’s own start, and a period of no day is not asked for', () => {
    expect(change(periods(['a', '2022-02-01', null]), 'b', '2022-01-15')).toEqual(periods(['b', '2022-02-01', null]));
    expect(change(periods(['a', '2022-02-01', null]), 'b', '2022-02-02')).toEqual(
      periods(['a', '2022-02-01', '2022-02-02'], ['b', '2022-02-02', null]),
    );
    expect(change([], null, '2022-02-01')).toEqual([]);
    expect(change(periods(['a', '2022-01-01', '2022-02-01']), 'b', '2022-01-15')).toEqual(
      periods(['a', '2022-01-01', '2022-02-01'], ['b', '2022-02-01', null]),
    );
    const closed = end(periods(['a', '2022-02-01', null]), '2022-02-01');
    expect(closed).toEqual(periods(['a', '2022-02-01', '2022-02-01']));
    expect(valueOn(closed, '2022-02-01')).toBeNull();
    expect(end(closed, '2022-03-01')).toBe(closed);
  });

  it('0 a group opened and closed on one day is still the latest one', () => {
    const s = story('2022-03-14');
    s.does(JC, 'open-contact-group', { contactGroup: 2 });
    s.does(JC, 'close-contact-group');
    expect(s.view.contactGroup).toMatchObject({ id: 2, status: 'closed' });
    s.does(JC, 'open-contact-group', { contactGroup: 7 });
    expect(s.view.contactGroup).toMatchObject({ id: 7, status: 'open' });
  });
});
