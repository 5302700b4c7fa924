import { type Story, story } from './story.ts';

export const jobcentre = 'jobcentre 101';
export const aKasse = 'a-kasse 5';

/** A member of a-kasse 5, in group 1 since 1 March 2022. */
export const member = (today: string): Story => {
  const s = story('2022-03-01');
  s.does(aKasse, 'join-a-kasse', { from: '2021-05-01' });
  s.does(jobcentre, 'open-contact-group', { contactGroup: 1 });
  return s.at(`${today}T08:00`);
};

/** The incident is on date 1 where there is one. */
export const assess = (code: number, date1?: string | null, date2?: string | null, more = {}): Readonly<Record<string, unknown>> => ({
  code,
  incidentDate: code === 96 ? (date1 ?? '2022-04-01') : '2022-03-01',
  ...(date1 === undefined ? {} : { date1 }),
  ...(date2 === undefined ? {} : { date2 }),
  ...more,
});

export const answerOf = (s: Story, body: ReturnType<typeof assess>): string => {
  const given = s.give(aKasse, 'report-availability-assessment', body);
  return given.outcome === 'accepted' ? 'accepted' : `${given.refusal.code} (${given.refusal.rule})`;
};

export const notInForce = 'assessment-code-not-in-force (5.1)';
export const datesInvalid = 'assessment-dates-invalid (5.1)';
