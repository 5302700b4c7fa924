import { describe, expect, it } from 'vitest';
import { contactGroups } from '../../machines/code-lists/contact-groups.ts';
import { type Story, story } from './story.ts';

const JC = 'jobcentre 101';
type Group = number | string;

/** Every group of the register, by id where it is public. */
const GROUPS: readonly Group[] = [
  ...[1, 2, 7, 8, 12, 13, 24, 25, 26, 27, 28, 29],
  'disability-pensioner',
  'disability-compensation',
  'under-18',
  'self-supporting',
  'self-supporting-foreigner',
  'introduction-course',
  'employed',
];

/** A citizen of 25 in the group, on 2022-03-14; 24 and 25 by a sick report. */
const inGroup = (group: Group | null): Story => {
  const s = story('2022-03-14', { birthDate: '1997-03-14' });
  if (group === null) return s;
  if (group !== 24) s.does(JC, 'open-contact-group', { contactGroup: group === 25 ? 1 : group });
  if (group === 24 || group === 25) s.does('benefit-system', 'report-sick', { firstSickDay: '2022-03-14' });
  expect(groupOf(s)).toBe(group);
  return s;
};

const groupOf = (s: Story): Group | null => {
  const group = s.view.contactGroup;
  return group === null || group.status === 'closed' ? null : (group.id ?? group.key);
};

/* The moves matrix, every cell: what `change-contact-group` answers from the group in the row to the group in the column. */
const answerTo = (from: Group, to: Group): string | null => {
  if (to === 24 || to === 25) return 'sick-report-required (0)';
  return from === to ? 'already-in-contact-group (0)' : null;
};

describe('0 contact groups', () => {
  it('0 the list has the twelve ids and the seven keys, and no more', () => {
    expect(contactGroups.entries.map((e) => e.id ?? e.key)).toEqual(GROUPS);
    expect(GROUPS).toHaveLength(19);
  });

  for (const from of GROUPS) {
    it(`0 from group ${from} the jobcentre may move to any other group but 24 and 25`, () => {
      for (const to of GROUPS) {
        const s = inGroup(from);
        const no = answerTo(from, to);
        if (no === null) {
          s.does(JC, 'change-contact-group', { contactGroup: to });
          expect(groupOf(s)).toBe(to);
          expect(s.facts.filter((f) => f.type === 'contact-group-changed').at(-1)).toMatchObject({ from, to, on: '2022-03-14' });
        } else {
          expect(s.refuses(JC, 'change-contact-group', { contactGroup: to })).toBe(no);
          expect(groupOf(s)).toBe(from);
        }
      }
    });

    it(`0 group ${from} may be closed, and a second one is not opened beside it`, () => {
      const s = inGroup(from);
      for (const to of GROUPS) expect(s.refuses(JC, 'open-contact-group', { contactGroup: to })).toBe('4644 (0)');
      s.does(JC, 'close-contact-group');
      expect(s.view.contactGroup).toMatchObject({ status: 'closed', since: '2022-03-14' });
      expect(groupOf(s)).toBeNull();
    });
  }

  it('0 with none open any group may be opened but 24 and 25', () => {
    for (const to of GROUPS) {
      const s = inGroup(null);
      if (to === 24 || to === 25) {
        expect(s.refuses(JC, 'open-contact-group', { contactGroup: to })).toBe('sick-report-required (0)');
        expect(s.view.contactGroup).toBeNull();
      } else {
        s.does(JC, 'open-contact-group', { contactGroup: to });
        expect(groupOf(s)).toBe(to);
      }
    }
  });

  it('0 a group is named by its key too', () => {
    const s = inGroup(null);
    s.does(JC, 'open-contact-group', { contactGroup: 'unemployment-benefit' });
    expect(s.view.contactGroup).toMatchObject({ id: 1, key: 'unemployment-benefit', name: 'Dagpengemodtager' });
    expect(s.refuses(JC, 'change-contact-group', { contactGroup: 1 })).toBe('already-in-contact-group (0)');
    s.does(JC, 'change-contact-group', { contactGroup: 'employed' });
    expect(s.view.contactGroup).toMatchObject({ id: null, key: 'employed', name: 'Beskæftigede' });
    expect(s.refuses(JC, 'change-contact-group', { contactGroup: 'sick-from-unemployment' })).toBe('sick-report-required (0)');
  });

  it('0 an unknown id or key is unknown-contact-group, before all else that is wrong', () => {
    for (const contactGroup of [0, 3, 14, 30, 99, -1, '1', 'Employed', 'kontanthjælp', 'constructor']) {
      expect(inGroup(null).refuses(JC, 'open-contact-group', { contactGroup })).toBe('unknown-contact-group (0)');
      expect(inGroup(null).refuses(JC, 'change-contact-group', { contactGroup })).toBe('unknown-contact-group (0)');
      expect(inGroup(1).refuses(JC, 'open-contact-group', { contactGroup })).toBe('unknown-contact-group (0)');
    }
  });

  it('0 with none open there is nothing to change or to close, also when one was open before', () => {
    const s = inGroup(null);
    for (const to of [1, 2, 24]) expect(s.refuses(JC, 'change-contact-group', { contactGroup: to })).toBe('no-open-contact-group (0)');
    expect(s.refuses(JC, 'close-contact-group')).toBe('no-open-contact-group (0)');
    s.does(JC, 'open-contact-group', { contactGroup: 2 });
    s.does(JC, 'close-contact-group');
    expect(s.refuses(JC, 'change-contact-group', { contactGroup: 1 })).toBe('no-open-contact-group (0)');
    expect(s.refuses(JC, 'close-contact-group')).toBe('no-open-contact-group (0)');
  });

  it('0 a closed group may be opened again, the same one too', () => {
    const s = inGroup(2);
    s.at('2022-03-20').does(JC, 'close-contact-group');
    s.at('2022-03-25').does(JC, 'open-contact-group', { contactGroup: 2 });
    expect(s.view.contactGroup).toMatchObject({ id: 2, status: 'open', since: '2022-03-25' });
  });

  it('0 groups 12 and 28 are open to the day before the 30th birthday: 6033 from the day itself', () => {
    for (const contactGroup of [12, 28]) {
      for (const [birthDate, no] of [
        ['1992-03-15', null],
        ['1992-03-14', '6033 (0)'],
        ['1992-03-13', '6033 (0)'],
      ] as const) {
        const opens = story('2022-03-14', { birthDate });
        const moves = story('2022-03-14', { birthDate });
        moves.does(JC, 'open-contact-group', { contactGroup: 2 });
        if (no) {
          expect(opens.refuses(JC, 'open-contact-group', { contactGroup })).toBe(no);
          expect(moves.refuses(JC, 'change-contact-group', { contactGroup })).toBe(no);
        } else {
          opens.does(JC, 'open-contact-group', { contactGroup });
          moves.does(JC, 'change-contact-group', { contactGroup });
        }
      }
    }
  });

  it('0 born on 29 February: 12 and 28 are open on 28 February of the year of 30, and not on 1 March', () => {
    for (const contactGroup of [12, 28]) {
      const s = story('2022-02-28', { birthDate: '1992-02-29' });
      s.does(JC, 'open-contact-group', { contactGroup });
      const late = story('2022-03-01', { birthDate: '1992-02-29' });
      expect(late.refuses(JC, 'open-contact-group', { contactGroup })).toBe('6033 (0)');
    }
  });

  it('0 a move holds from the day of the command, at any minute of it', () => {
    const s = inGroup(1);
    s.at('2022-03-31T23:59').does(JC, 'change-contact-group', { contactGroup: 2 });
    expect(s.view.contactGroup).toMatchObject({ id: 2, since: '2022-03-31' });
    s.at('2022-04-01T00:00').does(JC, 'change-contact-group', { contactGroup: 7 });
    expect(s.view.contactGroup).toMatchObject({ id: 7, since: '2022-04-01' });
    expect(s.state.items['contact-group'][0]?.context.periods).toEqual([
      { value: 1, from: '2022-03-14', until: '2022-03-31' },
      { value: 2, from: '2022-03-31', until: '2022-04-01' },
      { value: 7, from: '2022-04-01', until: null },
    ]);
  });

  it('0 a sick report is the only way into 24 (none open) and 25 (from 1), and the jobcentre may leave them for any group', () => {
    const none = inGroup(null);
    none.does('benefit-system', 'report-sick', { firstSickDay: '2022-03-14' });
    expect(groupOf(none)).toBe(24);
    const one = inGroup(1);
    one.does('benefit-system', 'report-sick', { firstSickDay: '2022-03-14' });
    expect(groupOf(one)).toBe(25);
    expect(one.refuses(JC, 'change-contact-group', { contactGroup: 25 })).toBe('sick-report-required (0)');
    one.does(JC, 'change-contact-group', { contactGroup: 13 });
    expect(groupOf(one)).toBe(13);
  });

  it('0 a move of group leaves absences other than 75, appointments and registration as they are', () => {
    const s = inGroup(2);
    s.does(JC, 'register-absence', { code: 10, from: '2022-03-14' });
    s.does(JC, 'register-absence', { code: 57, from: '2022-03-14' });
    s.does(JC, 'summon', { meetingType: 4, at: '2022-04-01T09:00' });
    s.does(JC, 'create-deadline', { meetingType: 7, deadline: '2022-04-01' });
    s.does('citizen', 'register-job-seeker', { jobTitles: [{ title: 'Tømrer' }] });
    const before = s.view;
    for (const contactGroup of [13, 8, 1, 'employed']) s.does(JC, 'change-contact-group', { contactGroup });
    s.does(JC, 'close-contact-group');
    const { absences, appointments, registration } = s.view;
    expect({ absences, appointments, registration }).toEqual({
      absences: before.absences,
      appointments: before.appointments,
      registration: before.registration,
    });
  });
});
