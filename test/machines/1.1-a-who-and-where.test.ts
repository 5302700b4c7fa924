import { describe, expect, it } from 'vitest';
import { AK, BEFORE, course, JC, member, moves, RELEASE, registers75, SICK } from './contact-course.ts';

describe('1.1 a who registers and ends absence 75, and where', () => {
  it('1.1 a only the citizen’s own a-kasse registers 75', () => {
    const s = member(RELEASE);
    expect(s.refuses(JC, 'register-absence', { code: 75, from: RELEASE })).toBe('forbidden-role (1.1)');
    expect(s.refuses('jobcentre 102', 'register-absence', { code: 75, from: RELEASE })).toBe('forbidden-role (1.1)');
    expect(s.refuses('a-kasse 7', 'register-absence', { code: 75, from: RELEASE })).toBe('not-your-citizen (1.1)');
    registers75(s);
    expect(course(s)).toMatchObject({ status: 'active', to: null, endReason: null });
  });

  it('1.1 a only the citizen’s own a-kasse ends 75', () => {
    const s = member(RELEASE);
    const absenceId = registers75(s);
    expect(s.refuses(JC, 'end-absence', { absenceId, on: RELEASE })).toBe('forbidden-role (1.1)');
    expect(s.refuses('a-kasse 7', 'end-absence', { absenceId, on: RELEASE })).toBe('not-your-citizen (1.1)');
    s.does(AK, 'end-absence', { absenceId, on: RELEASE });
    expect(course(s)).toMatchObject({ status: 'ended', to: RELEASE, endReason: 'ended' });
    expect(s.courses).toMatchObject([{ type: 'contact-course', ended: true }]);
  });

  for (const day of [BEFORE, RELEASE, '2022-03-15']) {
    it(`1.1 a on ${day} 75 can be registered in groups 1, 13, 24 and 25, else 4591`, () => {
      for (const group of [1, 13, 24, 25]) {
        const s = member(day, group === 24 ? null : group === 25 ? 1 : group);
        if (group === 24 || group === 25) moves(s, group);
        registers75(s);
        const rests = group !== 1 && day >= RELEASE;
        expect([group, course(s).status]).toEqual([group, rests ? 'inactive' : 'active']);
      }
      for (const group of [2, 7, 8, 26, 27, 29, 'employed', 'under-18', 'self-supporting']) {
        const s = member(day, group);
        expect(s.refuses(AK, 'register-absence', { code: 75, from: day })).toBe('4591 (1.1)');
      }
      expect(member(day, null).refuses(AK, 'register-absence', { code: 75, from: day })).toBe('4591 (0)');
    });
  }

  it('1.1 a 75 begins on no day before the membership: the day before, the day, the day after', () => {
    for (const day of [BEFORE, RELEASE]) {
      for (const [from, answer] of [
        ['2021-04-30', 'not-member-on-date (1.1)'],
        ['2021-05-01', 'accepted'],
        ['2021-05-02', 'accepted'],
      ] as const) {
        const a = member(day).give(AK, 'register-absence', { code: 75, from });
        expect(a.outcome === 'accepted' ? 'accepted' : `${a.refusal.code} (${a.refusal.rule})`).toBe(answer);
      }
    }
    expect(member(RELEASE).give(AK, 'register-absence', { code: 75, from: '2021-04-30' })).toMatchObject({
      refusal: {
        en: 'Absence 75 cannot begin on 30 April 2021: the citizen became a member of a-kasse 5 on 1 May 2021',
        da: 'Fravær 75 kan ikke begynde den 30. april 2021: borgeren er først medlem af a-kasse 5 fra den 1. maj 2021',
      },
    });
    // other absences are no matter of the membership
    member(RELEASE).does(AK, 'register-absence', { code: 10, from: '2021-04-30' });
  });

  it('1.1 a a member again, 75 begins in the present membership, not in the earlier one', () => {
    const s = member(RELEASE);
    s.at('2022-05-01').does(AK, 'leave-a-kasse', { on: '2022-04-01' });
    s.at('2022-05-20').does(AK, 'join-a-kasse', { from: '2022-05-10' });
    for (const from of ['2022-03-20', '2022-05-09'])
      expect(s.refuses(AK, 'register-absence', { code: 75, from })).toBe('not-member-on-date (1.1)');
    registers75(s, '2022-05-10');
  });

  it('1.1 a two absences 75 do not overlap; one after another is allowed', () => {
    const s = member('2022-05-01');
    registers75(s, '2022-04-01', '2022-04-10');
    expect(course(s)).toMatchObject({ status: 'ended', to: '2022-04-10', endReason: 'end-date' });
    expect(s.refuses(AK, 'register-absence', { code: 75, from: '2022-04-10' })).toBe('absence-overlaps (0)');
    registers75(s, '2022-04-11');
    expect(s.refuses(AK, 'register-absence', { code: 75, from: '2022-05-01' })).toBe('absence-overlaps (0)');
    expect(s.courses.map((c) => c.ended)).toEqual([true, false]);
  });
});

/* The table: what a move to the group in the row makes of an active and of an inactive 75. `null`: closed. */
const TABLE: readonly (readonly [to: number | string | null, ofActive: 'active' | 'inactive', ofInactive: 'active' | 'inactive'])[] = [
  [1, 'active', 'active'],
  [13, 'inactive', 'inactive'],
  [25, 'inactive', 'inactive'],
  [24, 'inactive', 'inactive'],
  [2, 'active', 'inactive'],
  [7, 'active', 'inactive'],
  [8, 'active', 'inactive'],
  [26, 'active', 'inactive'],
  [27, 'active', 'inactive'],
  [29, 'active', 'inactive'],
  ['disability-pensioner', 'active', 'inactive'],
  ['disability-compensation', 'active', 'inactive'],
  ['under-18', 'active', 'inactive'],
  ['self-supporting', 'active', 'inactive'],
  ['self-supporting-foreigner', 'active', 'inactive'],
  ['introduction-course', 'active', 'inactive'],
  ['employed', 'active', 'inactive'],
  [null, 'active', 'inactive'],
];

describe('1.1 a the status of 75 by the group the citizen moves to', () => {
  for (const [to, ofActive, ofInactive] of TABLE) {
    it(`1.1 a moving to ${to ?? 'no group'}: active becomes ${ofActive}, inactive becomes ${ofInactive}`, () => {
      for (const start of ['2022-02-01', RELEASE]) {
        // Active: from group 1; into 1 from group 2; into 24 from no group.
        const active = member(start);
        registers75(active);
        if (to === 1) moves(active, 2);
        if (to === 24) moves(active, null);
        expect(course(active).status).toBe('active');
        moves(active, to);
        expect(course(active).status).toBe(ofActive);

        // Inactive: by way of 13; into 24 from no group; into 25 there is no way but from 1, where 75 is active.
        if (to === 25) continue;
        const inactive = member(start);
        registers75(inactive);
        moves(moves(inactive, 13), to === 2 ? 8 : 2);
        if (to === 24) moves(inactive, null);
        expect(course(inactive).status).toBe('inactive');
        moves(inactive, to);
        expect(course(inactive).status).toBe(ofInactive);
      }
    });
  }

  it('1.1 a groups 12 and 28 are among the others', () => {
    for (const to of [12, 28]) {
      const young = member(RELEASE, 1, RELEASE, '2000-01-01');
      registers75(young);
      moves(young, to);
      expect(course(young).status).toBe('active');
      moves(moves(young, 13), to);
      expect(course(young).status).toBe('inactive');
      expect(young.refuses(AK, 'register-absence', { code: 75, from: RELEASE })).toBe('4591 (1.1)');
    }
  });

  it('1.1 a sick and well again: 25 sets 75 aside, back in 1 it is active', () => {
    const s = member(RELEASE);
    registers75(s);
    s.at('2022-05-02').does(SICK, 'report-sick', { firstSickDay: '2022-05-02' });
    expect([s.view.contactGroup.id, course(s).status]).toEqual([25, 'inactive']);
    s.at('2022-05-30').does('batch', 'report-recovered', { recoveredOn: '2022-05-30' });
    expect([s.view.contactGroup.id, course(s).status]).toEqual([1, 'active']);
    expect(s.facts.filter((f) => String(f.type).startsWith('absence-')).map((f) => [f.type, f.rule])).toEqual([
      ['absence-registered', undefined],
      ['absence-inactivated', '1.1'],
      ['absence-activated', '1.1'],
    ]);
  });

  it('1.1 a sick with no group open sets 75 aside, and well again closes 24, where it stays inactive until group 1', () => {
    const s = member(RELEASE);
    registers75(s);
    moves(s, null);
    expect(course(s).status).toBe('active');
    moves(s, 24);
    expect(course(s).status).toBe('inactive');
    s.does('batch', 'report-recovered', { recoveredOn: RELEASE });
    expect([s.view.contactGroup.status, course(s).status]).toEqual(['closed', 'inactive']);
    moves(s, 2);
    expect(course(s).status).toBe('inactive');
    moves(s, 1);
    expect(course(s).status).toBe('active');
  });

  it('1.1 a a sick report in another group leaves the group, and 75 as it is', () => {
    const s = member(RELEASE);
    registers75(s);
    moves(s, 2);
    s.does(SICK, 'report-sick', { firstSickDay: RELEASE });
    expect([s.view.contactGroup.id, course(s).status]).toEqual([2, 'active']);
    s.does('batch', 'report-recovered', { recoveredOn: RELEASE });
    expect([s.view.contactGroup.id, course(s).status]).toEqual([2, 'active']);
  });

  it('1.1 a the birthday that moves the citizen out of 12 is a move to another group', () => {
    const s = member(RELEASE, 1, RELEASE, '1992-04-01');
    registers75(s);
    moves(moves(s, 13), 12);
    expect(course(s).status).toBe('inactive');
    s.at('2022-04-01T00:00');
    expect([s.view.contactGroup.id, course(s).status]).toEqual([2, 'inactive']);
  });

  it('1.1 a an ended 75 is changed by no move', () => {
    const s = member(RELEASE);
    s.does(AK, 'end-absence', { absenceId: registers75(s), on: RELEASE });
    const ended = course(s);
    for (const to of [13, 1, 2, null, 24, 1]) moves(s, to);
    expect(course(s)).toEqual(ended);
  });

  it('1.1 a a 75 set aside still ends on its last day', () => {
    const s = member(RELEASE);
    registers75(s, RELEASE, '2022-05-31');
    moves(s, 13);
    s.at('2022-05-31T23:59');
    expect(course(s).status).toBe('inactive');
    s.at('2022-06-01T00:00');
    expect(course(s)).toMatchObject({ status: 'ended', to: '2022-05-31', endReason: 'end-date' });
  });

  it('1.1 a an inactive 75 can be ended by the a-kasse', () => {
    const s = member(RELEASE);
    const absenceId = registers75(s);
    moves(s, 13);
    s.at('2022-03-20').does(AK, 'end-absence', { absenceId, on: '2022-03-18' });
    expect(course(s)).toMatchObject({ status: 'ended', to: '2022-03-18', endReason: 'ended' });
  });
});
