import { describe, expect, it } from 'vitest';
import { AK, course, JC, member, moves, RELEASE, registers75, SICK } from './contact-course.ts';
import type { Story } from './story.ts';

const changes = (s: Story, from: string) => s.does('a-kasse 7', 'change-a-kasse', { from });
const leaves = (s: Story, on: string) => s.does(AK, 'leave-a-kasse', { on });

describe('1.1 c a change of a-kasse ends 75', () => {
  for (const [end, endReason] of [
    [changes, 'a-kasse-changed'],
    [leaves, 'a-kasse-left'],
  ] as const) {
    const what = endReason === 'a-kasse-changed' ? 'a change' : 'leaving';

    // The note calls it an error that it did not: right at every date.
    for (const start of ['2022-02-01', RELEASE]) {
      it(`1.1 c ${what} ends 75 on the day before, active or inactive, in 13, 24 and 25 too (from ${start})`, () => {
        for (const group of [1, 13, 25, 24, 2, 'employed', null] as const) {
          const s = member(start);
          registers75(s);
          if (group === 24) moves(s, null);
          if (group !== 1) moves(s, group);
          const resting = group === 13 || group === 24 || group === 25;
          expect(course(s).status).toBe(resting ? 'inactive' : 'active');
          s.at('2022-05-10');
          end(s, '2022-05-10');
          expect([group, course(s)]).toEqual([group, expect.objectContaining({ status: 'ended', to: '2022-05-09', endReason })]);
          expect(s.courses.filter((c) => c.type === 'contact-course')).toMatchObject([{ ended: true }]);
        }
      });
    }

    it(`1.1 c ${what} registered late ends it on the day before its own day`, () => {
      const s = member(RELEASE);
      registers75(s);
      s.at('2022-06-30');
      end(s, '2022-04-01');
      expect(course(s)).toMatchObject({ status: 'ended', to: '2022-03-31', endReason });
    });

    it(`1.1 c ${what}: never before 75’s own start — the day after it, the same day, the day before it, and long before`, () => {
      for (const [on, to] of [
        ['2022-04-12', '2022-04-11'],
        ['2022-04-11', '2022-04-10'],
        ['2022-04-10', '2022-04-10'],
        ['2022-04-09', '2022-04-10'],
        ['2021-12-01', '2022-04-10'],
      ] as const) {
        const s = member('2022-05-01');
        registers75(s, '2022-04-10');
        end(s, on);
        expect([on, course(s).to]).toEqual([on, to]);
      }
    });

    it(`1.1 c ${what} comes before the 75’s own end date, and leaves other absences and an ended 75 as they are`, () => {
      const s = member(RELEASE);
      const first = registers75(s, '2022-01-01', '2022-02-28');
      const second = registers75(s, RELEASE, '2022-12-31');
      s.does(AK, 'register-absence', { code: 10, from: RELEASE });
      s.at('2022-04-01');
      end(s, '2022-04-01');
      expect(s.view.absences).toMatchObject([
        { id: first, status: 'ended', to: '2022-02-28', endReason: 'end-date' },
        { id: second, status: 'ended', to: '2022-03-31', endReason },
        { code: 10, status: 'active', to: null, endReason: null },
      ]);
      s.at('2023-02-01');
      expect(s.view.absences).toMatchObject([{ endReason: 'end-date' }, { endReason }, { status: 'active' }]);
    });

    it(`1.1 c ${what} stands in the timeline under 1.1, with its own day`, () => {
      const s = member(RELEASE);
      const absenceId = registers75(s);
      s.at('2022-05-10');
      end(s, '2022-05-01');
      expect(s.entries.at(-1)).toMatchObject({ effectiveOn: '2022-05-01', recordedAt: '2022-05-10T10:00:00.000Z', rule: '1.1' });
      expect(s.facts.filter((f) => f.type === 'absence-ended')).toEqual([
        { type: 'absence-ended', absenceId, code: 75, to: '2022-04-30', endReason, rule: '1.1' },
      ]);
    });
  }

  it('1.1 c the new a-kasse registers its own 75, from the first day of its membership on', () => {
    const s = member(RELEASE);
    registers75(s);
    s.at('2022-05-10');
    changes(s, '2022-05-01');
    expect(s.refuses('a-kasse 7', 'register-absence', { code: 75, from: '2022-04-30' })).toBe('not-member-on-date (1.1)');
    s.does('a-kasse 7', 'register-absence', { code: 75, from: '2022-05-01' });
    expect(s.view.absences.map((a: { status: string }) => a.status)).toEqual(['ended', 'active']);
  });

  it('1.1 c a change that is refused ends nothing', () => {
    const s = member(RELEASE);
    registers75(s);
    expect(s.refuses(AK, 'change-a-kasse', { from: RELEASE })).toBe('already-member (0)');
    expect(s.refuses('a-kasse 7', 'change-a-kasse', { from: '2022-03-15' })).toBe('date-in-future (1.1)');
    expect(s.refuses('a-kasse 7', 'change-a-kasse', { from: '2021-04-30' })).toBe('date-order (1.1)');
    expect(s.refuses('a-kasse 7', 'leave-a-kasse', { on: RELEASE })).toBe('not-your-citizen (1.1)');
    expect(s.refuses(JC, 'leave-a-kasse', { on: RELEASE })).toBe('forbidden-role (1.1)');
    expect(course(s).status).toBe('active');
  });

  it('1.1 c joining after leaving does not bring it back', () => {
    const s = member(RELEASE);
    registers75(s);
    s.at('2022-05-01');
    leaves(s, '2022-05-01');
    s.does(AK, 'join-a-kasse', { from: '2022-05-01' });
    expect(course(s)).toMatchObject({ status: 'ended', to: '2022-04-30', endReason: 'a-kasse-left' });
  });

  it('1.1 c back in group 1 after a change nothing of 1.1 f happens, 75 is not active there', () => {
    const s = member(RELEASE);
    registers75(s);
    s.does(SICK, 'report-sick', { firstSickDay: RELEASE });
    s.does(JC, 'summon', { meetingType: 7, at: '2022-07-01T10:00' });
    s.at('2022-04-01');
    changes(s, '2022-04-01');
    s.does('batch', 'report-recovered', { recoveredOn: '2022-04-01' });
    expect(s.view.appointments).toMatchObject([{ status: 'open', reason: null }]);
    expect(s.messages).toEqual([]);
  });
});
