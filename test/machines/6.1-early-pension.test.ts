import { describe, expect, it } from 'vitest';
import { mayRead } from '../../machines/access.ts';
import type { Role } from '../../machines/core/types.ts';
import { detailAt, ownTestOf } from '../../machines/view.ts';
import { type Story, story } from './story.ts';

/** What the reader is answered: `read`, or `code (rule) status`. */
const reading = (s: Story, role: Role, org: string | null): string => {
  const no = mayRead(s.state, { role, org }, 'early-pension', s.today, ownTestOf('early-pension'));
  return no ? `${no.code} (${no.rule}) ${no.status}` : 'read';
};
const aKasse = (s: Story, org: string): string => reading(s, 'a-kasse', org);

const ended = 'early-pension-access-ended (6.1) 403';
const notYours = 'not-your-citizen (6.1) 403';

const member = (start: string): Story => {
  const s = story(start);
  s.does('a-kasse 5', 'join-a-kasse', { from: '2015-05-01' });
  return s;
};
const report = { kind: 'pension', amount: 13550.5, from: '2022-01-01' };

describe('6.1 who reads the early-pension data', () => {
  it('6.1 the a-kasse whose member the citizen is, and the citizen; no other', () => {
    const s = member('2022-03-14');
    expect(aKasse(s, '5')).toBe('read');
    expect(reading(s, 'citizen', s.citizenId)).toBe('read');
    expect(reading(s, 'citizen', 'citizen-2')).toBe('not-your-citizen (0) 403');
    expect(aKasse(s, '7')).toBe(notYours);
    for (const role of ['jobcentre', 'udk', 'operator', 'benefit-system'] as const) {
      expect(reading(s, role, '101')).toBe('forbidden-role (0) 403');
    }
  });

  /* The membership ends at the first minute of the first day without it; access ends 3 years and 6 months later, at a first minute. */
  it.each([
    ['2022-04-01', '2025-09-30', '2025-10-01', '2025-10-02'],
    ['2022-03-15', '2025-09-14', '2025-09-15', '2025-09-16'],
    ['2022-08-31', '2026-02-27', '2026-02-28', '2026-03-01'],
    ['2020-08-29', '2024-02-28', '2024-02-29', '2024-03-01'],
    ['2020-08-31', '2024-02-28', '2024-02-29', '2024-03-01'],
    ['2020-02-29', '2023-08-28', '2023-08-29', '2023-08-30'],
  ])('6.1 first day without membership %s: read on %s, no more on %s', (on, before, day, after) => {
    const s = member(on);
    s.does('a-kasse 5', 'leave-a-kasse', { on });
    expect(aKasse(s, '5')).toBe('read');
    expect(aKasse(s.at(`${before}T23:59`), '5')).toBe('read');
    expect(aKasse(s.at(`${day}T00:00`), '5')).toBe(ended);
    expect(aKasse(s.at(after), '5')).toBe(ended);
  });

  it('6.1 a leave registered late is counted from its own date', () => {
    const s = member('2022-04-01');
    s.at('2025-10-01').does('a-kasse 5', 'leave-a-kasse', { on: '2022-04-01' });
    expect(aKasse(s, '5')).toBe(ended);
  });

  it('6.1 the former a-kasse loses access when the citizen becomes a member of another, also when that one is left', () => {
    const s = member('2022-03-14');
    s.does('a-kasse 7', 'change-a-kasse', { from: '2022-03-14' });
    expect([aKasse(s, '5'), aKasse(s, '7'), aKasse(s, '9')]).toEqual([ended, 'read', notYours]);
    s.at('2022-06-01').does('a-kasse 7', 'leave-a-kasse', { on: '2022-06-01' });
    expect([aKasse(s, '5'), aKasse(s, '7'), aKasse(s, '9')]).toEqual([ended, 'read', notYours]);
    s.at('2022-09-01').does('a-kasse 9', 'join-a-kasse', { from: '2022-09-01' });
    expect([aKasse(s, '5'), aKasse(s, '7'), aKasse(s, '9')]).toEqual([ended, ended, 'read']);
  });

  it('6.1 an a-kasse that the citizen comes back to reads again', () => {
    const s = member('2022-03-14');
    s.does('a-kasse 7', 'change-a-kasse', { from: '2022-03-14' });
    s.at('2022-06-01').does('a-kasse 5', 'change-a-kasse', { from: '2022-06-01' });
    expect([aKasse(s, '5'), aKasse(s, '7')]).toEqual(['read', ended]);
    s.at('2022-07-01').does('a-kasse 5', 'leave-a-kasse', { on: '2022-07-01' });
    expect(aKasse(s.at('2025-12-31'), '5')).toBe('read');
    expect(aKasse(s.at('2026-01-01T00:00'), '5')).toBe(ended);
    s.does('a-kasse 5', 'join-a-kasse', { from: '2026-01-01' });
    expect(aKasse(s, '5')).toBe('read');
  });

  it('6.1 of a citizen who never was a member no a-kasse reads', () => {
    expect(aKasse(story('2022-03-14'), '5')).toBe(notYours);
  });

  it('6.1 reads kind, from, day of the report, and the amount from the record', () => {
    const s = member('2022-03-14');
    s.does('udk', 'report-early-pension', report);
    s.does('a-kasse 5', 'leave-a-kasse', { on: '2022-03-14' });
    s.at('2022-05-01').does('udk', 'report-early-pension', { ...report, kind: 'compensation', from: '2022-05-01' });
    expect(detailAt(s.state, 'early-pension', undefined, s.now)).toMatchObject({
      reports: [
        { kind: 'pension', amount: { $text: { field: 'amount' } }, from: '2022-01-01', reportedOn: '2022-03-14' },
        { kind: 'compensation', from: '2022-05-01', reportedOn: '2022-05-01' },
      ],
    });
    expect(JSON.stringify([s.state, s.entries, s.messages])).not.toContain('13550');
    expect(JSON.stringify([s.view, s.facts, s.messages])).not.toMatch(/"(pension|compensation)"/);
  });
});

describe('6.1 the message GetTidligPensionVersion1', () => {
  const sent = (s: Story): readonly string[] => s.messages.map((m) => `${m.to} ${m.channel} ${m.type}`);
  const to = (org: string): string => `a-kasse ${org} webservice GetTidligPensionVersion1`;

  it('6.1 goes for each report to the a-kasse whose member the citizen is, with no date of transition', () => {
    const s = member('2022-03-14');
    s.does('udk', 'report-early-pension', report);
    s.does('udk', 'report-early-pension', { ...report, kind: 'compensation' });
    expect(sent(s)).toEqual([to('5'), to('5')]);
    s.does('a-kasse 7', 'change-a-kasse', { from: '2022-03-14' });
    s.does('udk', 'report-early-pension', report);
    expect(sent(s)).toEqual([to('5'), to('5'), to('7')]);
  });

  it('6.1 after the membership ended it goes only if a date of transition to efterløn is registered', () => {
    const without = member('2022-03-14');
    without.does('a-kasse 5', 'leave-a-kasse', { on: '2022-03-14' });
    without.does('udk', 'report-early-pension', report);
    expect(sent(without)).toEqual([]);
    const registered = member('2022-03-14');
    registered.does('a-kasse 5', 'register-transition-to-efterloen', { on: '2022-03-01' });
    registered.does('a-kasse 5', 'leave-a-kasse', { on: '2022-03-14' });
    registered.does('udk', 'report-early-pension', report);
    expect(sent(registered)).toEqual([to('5')]);
  });

  it('6.1 on the last day of the membership and on the first day without', () => {
    const s = member('2022-03-14');
    s.does('udk', 'report-early-pension', report);
    expect(sent(s)).toEqual([to('5')]);
    s.at('2022-03-15').does('a-kasse 5', 'leave-a-kasse', { on: '2022-03-15' });
    s.does('udk', 'report-early-pension', report);
    expect(sent(s)).toEqual([to('5')]);
  });

  it('6.1 the latest a-kasse gets it, not the one that registered the date', () => {
    const s = member('2022-03-14');
    s.does('a-kasse 5', 'register-transition-to-efterloen', { on: '2022-03-01' });
    s.does('a-kasse 7', 'change-a-kasse', { from: '2022-03-14' });
    s.at('2022-04-01').does('a-kasse 7', 'leave-a-kasse', { on: '2022-04-01' });
    s.does('udk', 'report-early-pension', report);
    expect(sent(s)).toEqual([to('7')]);
  });

  it.each([
    ['2025-09-13T23:59', [to('5')]],
    ['2025-09-14T00:00', []],
    ['2025-09-15', []],
  ])('6.1 after the membership it goes as long as the a-kasse may read, and names the report only: on %s', (when, told) => {
    const s = member('2022-03-14');
    s.does('a-kasse 5', 'register-transition-to-efterloen', { on: '2022-03-01' });
    s.does('a-kasse 5', 'leave-a-kasse', { on: '2022-03-14' });
    s.at(when).does('udk', 'report-early-pension', report);
    expect(aKasse(s, '5')).toBe(told.length > 0 ? 'read' : ended);
    expect(sent(s)).toEqual(told);
    for (const m of s.messages) expect(Object.keys(m.data ?? {})).toEqual(['reportId']);
    expect(detailAt(s.state, 'early-pension', undefined, s.now)).toMatchObject({ reports: [{ kind: 'pension' }] });
  });

  it('6.1 a date of transition that lies ahead counts from when it is registered', () => {
    const s = member('2022-03-14');
    s.does('a-kasse 5', 'register-transition-to-efterloen', { on: '2023-01-01' });
    s.does('a-kasse 5', 'leave-a-kasse', { on: '2022-03-14' });
    s.does('udk', 'report-early-pension', report);
    expect(sent(s)).toEqual([to('5')]);
  });

  it('6.1 the latest a-kasse registers the date after the membership: later reports come to it, earlier ones did not', () => {
    const s = member('2022-03-14');
    s.does('a-kasse 5', 'leave-a-kasse', { on: '2022-03-14' });
    s.does('udk', 'report-early-pension', report);
    s.at('2022-05-01').does('a-kasse 5', 'register-transition-to-efterloen', { on: '2022-06-01' });
    s.does('udk', 'report-early-pension', report);
    expect(sent(s)).toEqual([to('5')]);
  });

  it('6.1 of a citizen who never was a member, or whose membership lasted no day, none goes; the report is kept', () => {
    const never = story('2022-03-14');
    never.does('udk', 'report-early-pension', report);
    const noDay = story('2022-03-14');
    noDay.does('a-kasse 5', 'join-a-kasse', { from: '2022-03-14' });
    noDay.does('a-kasse 5', 'register-transition-to-efterloen', { on: '2022-03-01' });
    noDay.does('a-kasse 5', 'leave-a-kasse', { on: '2022-03-14' });
    noDay.does('udk', 'report-early-pension', report);
    expect([...sent(never), ...sent(noDay)]).toEqual([]);
    expect(detailAt(never.state, 'early-pension', undefined, never.now)).toMatchObject({ reports: [{ kind: 'pension' }] });
  });
});

describe('6.1 who reports and registers', () => {
  it('6.1 UDK alone reports, from a day that does not lie ahead', () => {
    const s = member('2022-03-14');
    expect(s.refuses('a-kasse 5', 'report-early-pension', report)).toBe('forbidden-role (6.1)');
    expect(s.refuses('udk', 'report-early-pension', { ...report, from: '2022-03-15' })).toBe('date-in-future (6.1)');
    s.does('udk', 'report-early-pension', { ...report, from: '2022-03-14' });
  });

  it('6.1 the timeline says when a report came, not from when the pension runs', () => {
    const s = member('2022-03-14');
    s.does('udk', 'report-early-pension', report);
    expect(s.entries.at(-1)).toMatchObject({ command: 'report-early-pension', effectiveOn: '2022-03-14' });
    expect(JSON.stringify(s.entries.at(-1))).not.toContain(report.from);
  });

  it('6.1 the latest a-kasse registers the date of transition, and may correct it, as long as it may read', () => {
    const s = member('2022-03-14');
    const on = { on: '2022-03-14' };
    expect(s.refuses('a-kasse 7', 'register-transition-to-efterloen', on)).toBe('not-your-citizen (6.1)');
    expect(s.refuses('udk', 'register-transition-to-efterloen', on)).toBe('forbidden-role (6.1)');
    s.does('a-kasse 5', 'register-transition-to-efterloen', { on: '2024-03-15' });
    s.does('a-kasse 5', 'register-transition-to-efterloen', on);
    s.does('a-kasse 5', 'register-transition-to-efterloen', { on: '2022-03-01' });
    expect(detailAt(s.state, 'early-pension', undefined, s.now)).toMatchObject({ transitionToEfterloen: '2022-03-01' });
    s.does('a-kasse 5', 'leave-a-kasse', { on: '2022-03-14' });
    s.at('2025-09-13T23:59').does('a-kasse 5', 'register-transition-to-efterloen', on);
    s.at('2025-09-14T00:00');
    expect(s.refuses('a-kasse 5', 'register-transition-to-efterloen', on)).toBe('early-pension-access-ended (6.1)');
    s.does('a-kasse 7', 'join-a-kasse', { from: '2025-09-14' });
    s.does('a-kasse 7', 'register-transition-to-efterloen', on);
    s.does('a-kasse 7', 'leave-a-kasse', { on: '2025-09-14' });
    expect(s.refuses('a-kasse 9', 'register-transition-to-efterloen', on)).toBe('not-your-citizen (6.1)');
  });
});
