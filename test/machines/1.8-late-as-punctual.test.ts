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
