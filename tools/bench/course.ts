import { createHmac } from 'node:crypto';
import type { CommandSchema } from '../../machines/core/command-schema.ts';
import type { Caller, CommandPayloads, Role } from '../../machines/core/types.ts';
import { commandSchemas } from '../../machines/shapes.ts';

/** The course that everything is measured with: 20 commands, four of them refused. */
export interface Step {
  readonly who: string;
  readonly name: keyof CommandPayloads & string;
  readonly body: Readonly<Record<string, unknown>>;
  /** The code of its refusal. */
  readonly refused?: string;
}

const DAY = 86_400_000;
const TODAY = new Date().toISOString().slice(0, 10);
const LATER = new Date(Date.now() + 40 * DAY).toISOString().slice(0, 10);

export const courseOn = (today: string, later: string): readonly Step[] => [
  { who: 'a-kasse 5', name: 'join-a-kasse', body: { from: '2021-05-01' } },
  { who: 'jobcentre 101', name: 'open-contact-group', body: { contactGroup: 1 } },
  { who: 'a-kasse 5', name: 'start-benefit-period', body: { firstDay: today } },
  { who: 'a-kasse 5', name: 'register-absence', body: { code: 75, from: today } },
  { who: 'a-kasse 5', name: 'register-held-meeting', body: { meetingType: 7, date: today } },
  { who: 'jobcentre 101', name: 'summon', body: { meetingType: 7, at: `${later}T10:00` }, refused: 'contact-course-at-a-kasse' },
  { who: 'jobcentre 101', name: 'open-contact-group', body: { contactGroup: 1 }, refused: '4644' },
  { who: 'benefit-system', name: 'report-sick', body: { firstSickDay: today } },
  { who: 'jobcentre 101', name: 'summon', body: { meetingType: 7, at: `${later}T10:00` } },
  { who: 'benefit-system', name: 'report-recovered', body: { recoveredOn: today } },
  { who: 'a-kasse 5', name: 'register-held-meeting', body: { meetingType: 17, date: today } },
  { who: 'jobcentre 101', name: 'create-deadline', body: { meetingType: 7, deadline: later }, refused: 'contact-course-at-a-kasse' },
  { who: 'jobcentre 101', name: 'register-held-meeting', body: { meetingType: 4, date: today } },
  { who: 'a-kasse 5', name: 'report-benefit-hours', body: { hoursUsed: 20 } },
  { who: 'jobcentre 101', name: 'register-absence', body: { code: 10, from: today, to: later } },
  { who: 'a-kasse 5', name: 'register-held-meeting', body: { meetingType: 4, date: today }, refused: 'meeting-type-not-allowed' },
  { who: 'jobcentre 101', name: 'register-job-search-requirement', body: { perWeek: 2 } },
  { who: 'a-kasse 5', name: 'report-benefit-hours', body: { hoursUsed: 40 } },
  { who: 'jobcentre 101', name: 'register-held-meeting', body: { meetingType: 7, date: today } },
  { who: 'a-kasse 5', name: 'report-benefit-hours', body: { hoursUsed: 60 } },
];

export const COURSE = courseOn(TODAY, LATER);
/** The date on which the course's one timer stands at its end, and the day before which it must be armed. */
export const NEXT_DATE = LATER;

/** The n-th command (0-based) of a course without end: after the first twenty, hours of benefit, each number once. */
export const stepAt = (n: number): Step =>
  COURSE[n] ?? { who: 'a-kasse 5', name: 'report-benefit-hours', body: { hoursUsed: 60 + ((n - COURSE.length) % 100) } };

/** `jobcentre 101` as the one who gives a command. */
export const callerOf = (who: string): Caller => {
  const [role = '', org] = who.split(' ');
  return { role: role as Role, org: org ?? null };
};

const sha = (text: string): string => createHmac('sha256', 'bench').update(text).digest('hex');

/** What a command's body is for the machines: checked, texts taken out. */
export const payloadOf = ({ name, body }: Step, hash = sha): unknown => {
  const schema = commandSchemas[name] as CommandSchema;
  return schema.facts(schema.body.parse(body), hash);
};

/** A CPR number that passes its checks, a new one each time. */
let people = Math.floor(Math.random() * 20_000);
export const nextCpr = (): string => {
  people += 1;
  const two = (n: number): string => String(n).padStart(2, '0');
  const [day, month, year] = [1 + (people % 28), 1 + (Math.floor(people / 28) % 12), 60 + (Math.floor(people / 336) % 39)];
  return `${two(day)}${two(month)}${year}${String(1000 + Math.floor(people / 13_104)).padStart(4, '0')}`;
};
