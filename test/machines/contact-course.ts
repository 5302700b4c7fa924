import { type Story, story } from './story.ts';

/** Stories of 1.1 begin alike: a member of a-kasse 5 at jobcentre 101, who gets SMS and e-mail. */
export const JC = 'jobcentre 101';
export const AK = 'a-kasse 5';
export const SICK = 'benefit-system';

/** The last day before the release note takes effect, and the day itself. */
export const BEFORE = '2022-03-13';
export const RELEASE = '2022-03-14';

export const member = (
  start: string,
  contactGroup: number | string | null = 1,
  benefitFirstDay?: string,
  birthDate = '1990-06-15',
): Story => {
  const s = story(start, { birthDate });
  s.does(AK, 'join-a-kasse', { from: '2021-05-01' });
  s.does('citizen', 'subscribe-notifications', { sms: true, email: true });
  if (contactGroup !== null) s.does(JC, 'open-contact-group', { contactGroup });
  if (benefitFirstDay) s.does(AK, 'start-benefit-period', { firstDay: benefitFirstDay });
  return s;
};

/** Into the group by the way that leads there from the present one: 25 by a sick report from 1, 24 by one with none open. */
export const moves = (s: Story, to: number | string | null): Story => {
  if (to === null) s.does(JC, 'close-contact-group');
  else if (to === 24 || to === 25) s.does(SICK, 'report-sick', { firstSickDay: s.today });
  else if (s.view.contactGroup?.status === 'open') s.does(JC, 'change-contact-group', { contactGroup: to });
  else s.does(JC, 'open-contact-group', { contactGroup: to });
  return s;
};

export const registers75 = (s: Story, from = s.today, to?: string, who = AK): string =>
  s.does(who, 'register-absence', { code: 75, from, ...(to === undefined ? {} : { to }) }).absenceId ?? '';

type Absence = {
  readonly id: string;
  readonly code: number;
  readonly status: string;
  readonly to: string | null;
  readonly endReason: string | null;
};

/** The latest absence 75. */
export const course = (s: Story): Absence => {
  const all = s.view.absences.filter((a: Absence) => a.code === 75);
  if (all.length === 0) throw new Error('no absence 75');
  return all.at(-1);
};

/** `kind type status reason`, sorted. */
export const appointments = (s: Story): readonly string[] =>
  s.view.appointments
    .map((a: { kind: string; meetingType: number; status: string; reason: string | null }) =>
      [a.kind, a.meetingType, a.status, a.reason].filter((x) => x !== null).join(' '),
    )
    .sort();

/** Every appointment that the jobcentre and the citizen can make, two of each type 7 and 17, one of type 4. */
export const arrangesAll = (s: Story, day = '2022-12-01'): void => {
  for (const meetingType of [4, 7, 17]) {
    s.does(JC, 'summon', { meetingType, at: `${day}T09:00` });
    s.does('citizen', 'book-meeting', { meetingType, at: `${day}T10:00` });
  }
  for (const meetingType of [4, 7, 17]) s.does(JC, 'create-deadline', { meetingType, deadline: day });
};

/** What the jobcentre and the citizen are answered when they try to arrange a deadline, a summons and a booking. */
export const tries = (s: Story): readonly string[] =>
  [
    s.give(JC, 'create-deadline', { meetingType: 7, deadline: '2022-12-01' }),
    s.give(JC, 'summon', { meetingType: 17, at: '2022-12-01T09:00' }),
    s.give('citizen', 'book-meeting', { meetingType: 7, at: '2022-12-01T10:00' }),
  ].map((a) => (a.outcome === 'accepted' ? 'accepted' : `${a.refusal.code} (${a.refusal.rule})`));

export const ALL_ACCEPTED = Array<string>(3).fill('accepted');
export const AT_A_KASSE = Array<string>(3).fill('contact-course-at-a-kasse (1.1)');
