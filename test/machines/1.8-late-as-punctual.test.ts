import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../machines/core/calendar.ts';
import { type Story, story } from './story.ts';

const JOBCENTRE = 'jobcentre 101';
const FIRST_SICK_DAY = '2022-05-02';

type Act = { readonly to: number | null } | 'deregister';

/** The jobcentre's act, by whatever command it takes; nothing when it is so already, or cannot be. */
const does = (s: Story, act: Act): void => {
  const group = s.view.contactGroup?.status === 'open' ? s.view.contactGroup.id : null;
  if (act === 'deregister') s.give(JOBCENTRE, 'deregister-job-seeker');
  else if (act.to === null) s.give(JOBCENTRE, 'close-contact-group');
  else s.give(JOBCENTRE, group === null ? 'open-contact-group' : 'change-contact-group', { contactGroup: act.to });
};

interface Life {
  readonly group: number | null;
  readonly registered: boolean;
  /** One act a day, from the day after the first sick day on. */
  readonly meanwhile: readonly Act[];
  readonly well: number;
}

/** The same life with the sick report before the act of this index; the recovery comes at the end of it. */
const lived = ({ group, registered, meanwhile, well }: Life, reportedBefore: number) => {
  const s = story('2022-03-14', { birthDate: '1998-01-01' });
  if (group !== null) s.does(JOBCENTRE, 'open-contact-group', { contactGroup: group });
  if (registered) s.does(JOBCENTRE, 'register-job-seeker', { jobTitles: [] });
  s.at(FIRST_SICK_DAY);
  const reported = () => s.does('benefit-system', 'report-sick', { firstSickDay: FIRST_SICK_DAY });
  for (const [i, act] of meanwhile.entries()) {
    if (i === reportedBefore) reported();
    s.at(addDays(FIRST_SICK_DAY, i + 1));
    does(s, act);
  }
  if (reportedBefore >= meanwhile.length) reported();
  s.at(addDays(FIRST_SICK_DAY, meanwhile.length + well));
  s.does('batch', 'report-recovered', { recoveredOn: s.today });
  return s;
};

const outcome = (s: Story) => ({
  group: s.view.contactGroup?.status === 'open' ? s.view.contactGroup.id : null,
  registration: s.view.registration,
  reregistered: s.view.sickLeaves[0].reregistered,
});

const groups = fc.constantFrom(1, 2, 8, 12, 13);
const lives = fc.record({
  group: fc.option(groups),
  registered: fc.boolean(),
  meanwhile: fc.array(fc.oneof(fc.record({ to: fc.option(groups) }), fc.constant('deregister' as const)), { maxLength: 5 }),
  well: fc.integer({ min: 1, max: 20 }),
});

test('1.8 a late report gives the same result as a punctual one, whatever the jobcentre did meanwhile', () => {
  fc.assert(
    fc.property(lives, fc.nat({ max: 5 }), (life, late) => {
      const punctual = outcome(lived(life, 0));
      const reportedLate = outcome(lived(life, late));
      // who was never registered, or is not again, is seen as not registered since the day that the own story gives
      if (punctual.registration.status === 'not-registered') expect(reportedLate.registration.status).toBe('not-registered');
      else expect(reportedLate.registration).toEqual(punctual.registration);
      expect({ ...reportedLate, registration: null }).toEqual({ ...punctual, registration: null });
    }),
    { numRuns: 300 },
  );
});

const WELL = '2022-05-09';
const A_KASSE = 'a-kasse 5';

/** Sick in group 1 with absence 75 (or with no group), well again on 9 May, and moved since: the recovery told before the act of this index. */
const wellAndMoved = (group: 1 | null, moves: readonly Act[], toldBefore: number) => {
  const s = story('2022-03-14', { birthDate: '1998-01-01' });
  s.does(A_KASSE, 'join-a-kasse', { from: '2021-05-01' });
  if (group !== null) {
    s.does(JOBCENTRE, 'open-contact-group', { contactGroup: group });
    s.does(A_KASSE, 'register-absence', { code: 75, from: '2022-03-14' });
  }
  s.at(FIRST_SICK_DAY).does('benefit-system', 'report-sick', { firstSickDay: FIRST_SICK_DAY });
  s.at(WELL);
  for (const [i, act] of moves.entries()) {
    if (i === toldBefore) s.does('batch', 'report-recovered', { recoveredOn: WELL });
    s.at(addDays(WELL, i + 1));
    does(s, act);
  }
  if (toldBefore >= moves.length) s.does('batch', 'report-recovered', { recoveredOn: WELL });
  return s;
};

const groupsDayByDay = (s: Story) =>
  Array.from({ length: 20 }, (_, i) => addDays(FIRST_SICK_DAY, i)).map((day) => {
    const period = s.state.items['contact-group'][0]?.context.periods.find((p) => p.from <= day && (p.until === null || day < p.until));
    return [day, period?.value ?? null];
  });

test('1.1 a and 1.8 a late recovery leaves the days of the groups, and the status of absence 75, as a punctual one', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(1 as const, null),
      fc.array(fc.record({ to: fc.option(groups) }), { maxLength: 4 }),
      fc.nat({ max: 4 }),
      (group, moves, late) => {
        const punctual = wellAndMoved(group, moves, 0);
        const toldLate = wellAndMoved(group, moves, late);
        expect(groupsDayByDay(toldLate)).toEqual(groupsDayByDay(punctual));
        expect(toldLate.view.absences).toEqual(punctual.view.absences);
      },
    ),
    { numRuns: 300 },
  );
});

test.each([
  ['2022-05-08', 'active'],
  ['2022-05-09', 'active'],
  ['2022-05-10', 'inactive'],
  ['2022-05-11', 'inactive'],
])('1.1 a moved from 25 to 2 on 10 May, well from %s and told on the 12th: absence 75 is %s', (recoveredOn, status) => {
  const s = story('2022-03-14');
  s.does(JOBCENTRE, 'open-contact-group', { contactGroup: 1 });
  s.does(A_KASSE, 'join-a-kasse', { from: '2021-05-01' });
  s.does(A_KASSE, 'register-absence', { code: 75, from: '2022-03-14' });
  s.at(FIRST_SICK_DAY).does('benefit-system', 'report-sick', { firstSickDay: FIRST_SICK_DAY });
  s.at('2022-05-10').does(JOBCENTRE, 'change-contact-group', { contactGroup: 2 });
  expect(s.view.absences[0].status).toBe('inactive');
  s.at('2022-05-12').does('batch', 'report-recovered', { recoveredOn });
  expect(s.view.absences[0].status).toBe(status);
  expect(s.view.contactGroup).toMatchObject({ id: 2, since: '2022-05-10' });
  expect(s.view.registration.status).toBe('not-registered');
});
