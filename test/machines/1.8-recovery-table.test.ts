import { describe, expect, test } from 'vitest';
import {
  GROUPS,
  GROUPS_BEFORE,
  type GroupBefore,
  type GroupCell,
  NOT_REGISTERED,
  type Outcome,
  REGISTERED,
  VARIANTS,
  type Variant,
} from './1.8-cases.ts';
import { deregister, groupNow, JOBCENTRE, moveTo, register, registered, setRegistered, sick, well } from './sick-leaves.ts';
import { type Story, story } from './story.ts';

/** Plays the days up to the first sick day, 2 May: group, registration, and what there was before. */
const untilFirstSickDay = (before: GroupBefore, isRegistered: boolean, { historical, second }: Variant): Story => {
  const s = story('2022-03-14', { birthDate: '1998-01-01' });
  if (historical) {
    register(s);
    s.at('2022-03-21');
    deregister(s);
  }
  s.at('2022-04-01');
  moveTo(s, before);
  s.at('2022-04-04');
  setRegistered(s, isRegistered);
  if (second) {
    s.at('2022-04-11');
    sick(s, '2022-04-11');
    s.at('2022-04-18');
    well(s, '2022-04-18');
    setRegistered(s, isRegistered);
  }
  return s.at('2022-05-02');
};

/** What recovery says of one case. */
const play = (before: GroupBefore, after: GroupCell, isRegistered: boolean, variant: Variant): Story => {
  const s = untilFirstSickDay(before, isRegistered, variant);
  if (variant.report === 'punctual') sick(s, '2022-05-02');
  s.at('2022-05-09');
  const back = { 24: 'none', 25: 1 } as const;
  const now = groupNow(s);
  const byItself = now === 24 || now === 25 ? back[now] : now;
  if (byItself !== after) moveTo(s, after);
  if (variant.report === 'late') {
    s.at('2022-05-10');
    setRegistered(s, !registered(s));
    s.at('2022-05-12');
    sick(s, '2022-05-02');
  }
  expect(s.view.registration.status).toBe('not-registered');
  s.at('2022-05-16');
  well(s, '2022-05-16');
  return s;
};

const title = ({ report, historical, second }: Variant): string =>
  [`a ${report} report`, historical ? 'an older registration' : '', second ? 'a second sick leave' : ''].filter(Boolean).join(', ');

describe.each([
  [true, REGISTERED],
  [false, NOT_REGISTERED],
] as const)('1.8 registered on the day before the first sick day: %s', (isRegistered, table) => {
  for (const before of GROUPS_BEFORE) {
    for (const after of GROUPS) {
      const outcome: Outcome = table[before][after];
      test(`1.8 group ${before} before, ${after} after: ${outcome}`, () => {
        for (const variant of VARIANTS) {
          if (outcome === 'never-after') {
            const s = untilFirstSickDay(before, isRegistered, variant);
            const command = groupNow(s) === 'none' ? 'open-contact-group' : 'change-contact-group';
            expect(s.refuses(JOBCENTRE, command, { contactGroup: after })).toBe('sick-report-required (0)');
            sick(s, '2022-05-02');
            s.at('2022-05-16');
            well(s, '2022-05-16');
            expect([24, 25]).not.toContain(groupNow(s));
            continue;
          }
          const s = play(before, after, isRegistered, variant);
          const again = outcome === 'again';
          const seen = {
            group: groupNow(s),
            registration: s.view.registration.status,
            leave: s.view.sickLeaves.at(-1),
            because: s.facts.findLast((f) => f.type === 'sick-leave-recovered')?.because,
          };
          expect(seen, title(variant)).toMatchObject({
            group: after,
            registration: again ? 'registered' : 'not-registered',
            leave: { firstSickDay: '2022-05-02', status: 'recovered', recoveredOn: '2022-05-16', reregistered: again },
            because: again ? null : outcome,
          });
          if (again) expect(s.view.registration.since, title(variant)).toBe('2022-05-16');
        }
      });
    }
  }
});
