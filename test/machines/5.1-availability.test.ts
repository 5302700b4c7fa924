import { describe, expect, it } from 'vitest';
import { type Story, story } from './story.ts';

const jobcentre = 'jobcentre 101';
const aKasse = 'a-kasse 5';

/** A member of a-kasse 5, in group 1 since 1 March 2022. */
const member = (today: string): Story => {
  const s = story('2022-03-01');
  s.does(aKasse, 'join-a-kasse', { from: '2021-05-01' });
  s.does(jobcentre, 'open-contact-group', { contactGroup: 1 });
  return s.at(`${today}T08:00`);
};

/** The incident is on date 1 where there is one. */
const assess = (code: number, date1?: string | null, date2?: string | null, more = {}): Readonly<Record<string, unknown>> => ({
  code,
  incidentDate: code === 96 ? (date1 ?? '2022-04-01') : '2022-03-01',
  ...(date1 === undefined ? {} : { date1 }),
  ...(date2 === undefined ? {} : { date2 }),
  ...more,
});

const answerOf = (s: Story, body: ReturnType<typeof assess>): string => {
  const given = s.give(aKasse, 'report-availability-assessment', body);
  return given.outcome === 'accepted' ? 'accepted' : `${given.refusal.code} (${given.refusal.rule})`;
};

const notInForce = 'assessment-code-not-in-force (5.1)';
const datesInvalid = 'assessment-dates-invalid (5.1)';

describe('5.1 the dates of code 96', () => {
  it.each([
    ['2022-03-31', notInForce],
    ['2022-04-01', 'accepted'],
    ['2023-12-31', 'accepted'],
    ['2024-01-01', notInForce],
  ])('5.1 the incident on %s: %s, whatever day it is told, and whatever date 1', (incidentDate, answer) => {
    expect(answerOf(member('2024-02-01'), assess(96, '2024-01-15', '2024-04-15', { incidentDate }))).toBe(answer);
    if (incidentDate < '2022-12-31')
      expect(answerOf(member('2022-04-02'), assess(96, '2022-05-01', '2022-08-01', { incidentDate }))).toBe(answer);
  });

  it('5.1 is in the code list from the release on: unknown the day before, not in force for an incident before April after it', () => {
    const body = assess(96, '2022-04-01', '2022-07-01', { incidentDate: '2022-03-13' });
    expect(answerOf(member('2022-03-13'), body)).toBe('unknown-assessment-code (5.1)');
    expect(answerOf(member('2022-03-14'), body)).toBe(notInForce);
  });

  it.each([
    ['2022-04-03', 'accepted'],
    ['2022-04-04', 'accepted'],
    ['2022-04-05', datesInvalid],
  ])('5.1 date 1 on 4 April, the incident on %s: %s', (incidentDate, answer) => {
    expect(answerOf(member('2022-04-10'), assess(96, '2022-04-04', '2022-07-04', { incidentDate }))).toBe(answer);
  });

  it('5.1 is for who was in group 1 on the day of the incident: not before, not after, not by the present', () => {
    const s = member('2022-04-10');
    s.does(jobcentre, 'change-contact-group', { contactGroup: 2 });
    s.at('2022-04-20').does(jobcentre, 'change-contact-group', { contactGroup: 1 });
    s.at('2022-04-30').does(jobcentre, 'close-contact-group');
    const of = (incidentDate: string) => answerOf(s, assess(96, '2022-05-01', '2022-08-01', { incidentDate }));
    s.at('2022-05-01');
    const not = 'not-unemployment-benefit (5.1)';
    expect(['2022-04-09', '2022-04-10', '2022-04-19', '2022-04-20', '2022-04-29', '2022-04-30'].map(of)).toEqual([
      'accepted',
      not,
      not,
      'accepted',
      'accepted',
      not,
    ]);
    expect(answerOf(s, assess(51, null, null, { incidentDate: '2022-04-15' }))).toBe('accepted');
  });

  it.each([
    ['2022-04-04', '2022-07-03', datesInvalid],
    ['2022-04-04', '2022-07-04', 'accepted'],
    ['2022-04-04', '2022-07-05', datesInvalid],
    ['2022-11-30', '2023-02-28', 'accepted'],
    ['2022-11-30', '2023-03-01', datesInvalid],
    ['2022-11-30', '2023-02-27', datesInvalid],
    ['2022-11-28', '2023-02-28', 'accepted'],
    ['2023-11-28', '2024-02-28', 'accepted'],
    ['2023-11-29', '2024-02-29', 'accepted'],
    ['2023-11-30', '2024-02-29', 'accepted'],
    ['2023-11-30', '2024-02-28', datesInvalid],
    ['2023-02-28', '2023-05-28', 'accepted'],
    ['2023-02-28', '2023-05-31', datesInvalid],
    ['2022-04-04', null, datesInvalid],
    ['2022-04-04', undefined, datesInvalid],
    [null, '2022-07-04', datesInvalid],
    [undefined, undefined, datesInvalid],
    ['2022-07-04', '2022-04-04', 'date-order (5.1)'],
    ['2022-03-31', '2022-07-01', notInForce],
  ])('5.1 date 1 %s, date 2 %s: %s', (date1, date2, answer) => {
    expect(answerOf(member('2024-02-01'), assess(96, date1, date2))).toBe(answer);
  });

  it('5.1 code 51 is accepted with no dates, with one, or with both, at any time; another code is unknown', () => {
    const s = member('2022-03-01');
    expect(answerOf(s, assess(51))).toBe('accepted');
    expect(answerOf(s, assess(51, '2022-03-01'))).toBe('accepted');
    expect(answerOf(s, assess(51, null, '2022-04-01'))).toBe('accepted');
    expect(answerOf(s, assess(51, '2021-01-01', '2025-01-01'))).toBe('accepted');
    expect(answerOf(s, assess(51, '2022-03-02', '2022-03-01'))).toBe('date-order (5.1)');
    for (const code of [0, 50, 52, 95, 97, -96]) expect(answerOf(s, assess(code))).toBe('unknown-assessment-code (5.1)');
  });

  it('5.1 the incident does not lie ahead; the dates may', () => {
    const s = member('2022-04-04');
    expect(answerOf(s, assess(96, '2022-05-01', '2022-08-01', { incidentDate: '2022-04-05' }))).toBe('date-in-future (5.1)');
    expect(answerOf(s, assess(96, '2022-05-01', '2022-08-01', { incidentDate: '2022-04-04' }))).toBe('accepted');
  });

  it('5.1 the checks come in order: role, whose citizen, ids, dates, rules', () => {
    const s = member('2022-04-04');
    const wrong = assess(97, '2022-05-02', '2022-05-01', { inReplyTo: 'nothing', incidentDate: '2022-04-05' });
    expect(s.refuses(jobcentre, 'report-availability-assessment', wrong)).toBe('forbidden-role (5.1)');
    expect(s.refuses('a-kasse 7', 'report-availability-assessment', wrong)).toBe('not-your-citizen (5.1)');
    expect(answerOf(s, wrong)).toBe('unknown-nuph (5.1)');
    expect(answerOf(s, { ...wrong, inReplyTo: null })).toBe('date-order (5.1)');
    expect(answerOf(s, { ...wrong, inReplyTo: null, date2: null })).toBe('date-in-future (5.1)');
    expect(answerOf(s, { ...wrong, inReplyTo: null, date2: null, incidentDate: '2022-04-04' })).toBe('unknown-assessment-code (5.1)');
  });
});

describe('5.1 the quarantine', () => {
  const quarantine = (from: string, until: string, status: string) => ({ from, until, status });

  it('5.1 runs through date 2 and is expired at the first minute of the next day; its course ends with it', () => {
    const s = member('2022-04-04');
    const { assessmentId } = s.does(aKasse, 'report-availability-assessment', assess(96, '2022-04-04', '2022-07-04'));
    expect(s.view.availability.quarantine).toEqual(quarantine('2022-04-04', '2022-07-04', 'running'));
    expect(s.deadlines).toMatchObject([{ event: 'quarantine-over', on: '2022-07-05', rule: '5.1' }]);
    expect(s.courses).toMatchObject([
      {
        id: `availability/${assessmentId}`,
        type: 'availability',
        rule: '5.1',
        ended: false,
        facts: { status: 'running', from: '2022-04-04', until: '2022-07-04', code: 96, jobcentre: '101', aKasse: '5', contactGroup: 1 },
      },
    ]);
    s.at('2022-07-04T23:59');
    expect(s.view.availability.quarantine.status).toBe('running');
    s.at('2022-07-05T00:00');
    expect(s.view.availability.quarantine).toEqual(quarantine('2022-04-04', '2022-07-04', 'expired'));
    expect(s.entries.at(-1)).toMatchObject({ by: 'clock', rule: '5.1', effectiveOn: '2022-07-05', what: [{ type: 'quarantine-expired' }] });
    expect(s.courses).toMatchObject([{ ended: true, facts: { status: 'expired' } }]);
    expect(s.deadlines).toEqual([]);
  });

  it.each([
    ['2022-12-26', '2023-03-26', '2023-03-27'],
    ['2022-07-30', '2022-10-30', '2022-10-31'],
  ])('5.1 also where the clock changes on date 2: %s … %s', (date1, date2, next) => {
    const s = member(date1);
    s.does(aKasse, 'report-availability-assessment', assess(96, date1, date2));
    s.at(`${date2}T23:59`);
    expect(s.view.availability.quarantine.status).toBe('running');
    s.at(`${next}T00:00`);
    expect(s.view.availability.quarantine.status).toBe('expired');
  });

  it('5.1 reported after its last day it is expired at once; on its last day it still runs', () => {
    const late = member('2022-07-05');
    late.does(aKasse, 'report-availability-assessment', assess(96, '2022-04-04', '2022-07-04'));
    expect(late.view.availability.quarantine).toEqual(quarantine('2022-04-04', '2022-07-04', 'expired'));
    expect(late.courses).toMatchObject([{ ended: true }]);
    const onLastDay = member('2022-07-04');
    onLastDay.does(aKasse, 'report-availability-assessment', assess(96, '2022-04-04', '2022-07-04'));
    expect(onLastDay.view.availability.quarantine.status).toBe('running');
  });

  it('5.1 begun within the period it runs on past the end of 2023', () => {
    const s = member('2023-12-31');
    s.does(aKasse, 'report-availability-assessment', assess(96, '2023-12-31', '2024-03-31'));
    s.at('2024-03-31');
    expect(s.view.availability.quarantine.status).toBe('running');
    s.at('2024-04-01T00:00');
    expect(s.view.availability.quarantine.status).toBe('expired');
  });

  it('5.1 one that lies ahead is upcoming until the first minute of date 1', () => {
    const s = member('2022-04-10');
    s.does(aKasse, 'report-availability-assessment', assess(96, '2022-04-20', '2022-07-20', { incidentDate: '2022-04-10' }));
    expect(s.view.availability.quarantine).toEqual(quarantine('2022-04-20', '2022-07-20', 'upcoming'));
    expect(s.deadlines).toMatchObject([{ event: 'quarantine-begins', on: '2022-04-20', rule: '5.1' }]);
    expect(s.courses).toMatchObject([{ ended: false, facts: { status: 'upcoming' } }]);
    s.at('2022-04-19T23:59');
    expect(s.view.availability.quarantine.status).toBe('upcoming');
    s.at('2022-04-20T00:00');
    expect(s.view.availability.quarantine.status).toBe('running');
    expect(s.entries.at(-1)).toMatchObject({ by: 'clock', rule: '5.1', effectiveOn: '2022-04-20', what: [{ type: 'quarantine-begun' }] });
    s.at('2022-07-21T00:00');
    expect(s.view.availability.quarantine.status).toBe('expired');
  });

  it('5.1 code 51 with dates is no quarantine and has no course', () => {
    const s = member('2022-04-04');
    s.does(aKasse, 'report-availability-assessment', assess(51, '2022-04-04', '2022-07-04'));
    expect(s.view.availability.quarantine).toBeNull();
    expect(s.courses).toEqual([]);
    expect(s.deadlines).toEqual([]);
  });

  it('5.1 of several, the one that runs is shown before one ahead, and the one that began last', () => {
    const s = member('2022-04-04');
    s.does(aKasse, 'report-availability-assessment', assess(96, '2022-09-01', '2022-12-01', { incidentDate: '2022-04-04' }));
    expect(s.view.availability.quarantine.from).toBe('2022-09-01');
    s.does(aKasse, 'report-availability-assessment', assess(96, '2022-04-04', '2022-07-04'));
    expect(s.view.availability.quarantine.from).toBe('2022-04-04');
    s.at('2022-06-01').does(aKasse, 'report-availability-assessment', assess(96, '2022-06-01', '2022-09-01'));
    expect(s.view.availability.quarantine.from).toBe('2022-06-01');
    expect(s.courses).toHaveLength(3);
    s.at('2022-12-02');
    expect(s.view.availability.quarantine).toEqual(quarantine('2022-09-01', '2022-12-01', 'expired'));
    expect(s.view.availability.assessments).toHaveLength(3);
  });

  it('5.1 leaving the a-kasse or the group leaves it', () => {
    const s = member('2022-04-04');
    s.does(aKasse, 'report-availability-assessment', assess(96, '2022-04-04', '2022-07-04'));
    s.does(jobcentre, 'close-contact-group');
    s.does(aKasse, 'leave-a-kasse', { on: '2022-04-04' });
    expect(s.view.availability.quarantine.status).toBe('running');
    s.at('2022-07-05');
    expect(s.view.availability.quarantine.status).toBe('expired');
  });
});

describe('5.1 NUPH', () => {
  it('5.1 is sent to the present a-kasse and is open until it is answered', () => {
    const s = member('2022-04-04');
    const { nuphId } = s.does(jobcentre, 'send-nuph', { incident: 'Udeblev fra rådighedssamtale', on: '2022-04-01' });
    expect(s.messages).toEqual([{ to: 'a-kasse 5', channel: 'webservice', type: 'nuph', data: { nuphId, on: '2022-04-01' } }]);
    expect(s.view.availability.nuphs).toEqual([
      { id: nuphId, incident: { $text: { records: [nuphId], field: 'incident' } }, on: '2022-04-01', status: 'open' },
    ]);
    expect(JSON.stringify([s.state, s.entries, s.messages])).not.toContain('Udeblev');
  });

  it.each([
    [51, undefined, undefined],
    [51, '2022-04-04', '2022-05-04'],
    [96, '2022-04-04', '2022-07-04'],
  ])('5.1 code %s answers any notice', (code, date1, date2) => {
    const s = member('2022-04-04');
    const { nuphId } = s.does(jobcentre, 'send-nuph', { incident: 'x', on: '2022-04-01' });
    const other = s.does(jobcentre, 'send-nuph', { incident: 'y', on: '2022-04-02' });
    const { assessmentId } = s.does(aKasse, 'report-availability-assessment', assess(code, date1, date2, { inReplyTo: nuphId }));
    expect(s.view.availability.nuphs).toMatchObject([
      { id: nuphId, status: 'answered' },
      { id: other.nuphId, status: 'open' },
    ]);
    expect(s.view.availability.assessments).toMatchObject([{ id: assessmentId, code, inReplyTo: nuphId }]);
    expect(s.entries.at(-1)?.what.at(-1)).toEqual({ type: 'nuph-answered', nuphId, assessmentId });
  });

  it('5.1 an unsolicited assessment answers none; a second answer is taken', () => {
    const s = member('2022-04-04');
    const { nuphId } = s.does(jobcentre, 'send-nuph', { incident: 'x', on: '2022-04-01' });
    s.does(aKasse, 'report-availability-assessment', assess(96, '2022-04-04', '2022-07-04'));
    s.does(aKasse, 'report-availability-assessment', assess(51, undefined, undefined, { inReplyTo: null }));
    expect(s.view.availability.nuphs[0].status).toBe('open');
    s.does(aKasse, 'report-availability-assessment', assess(51, undefined, undefined, { inReplyTo: nuphId }));
    s.does(
      aKasse,
      'report-availability-assessment',
      assess(96, '2022-05-04', '2022-08-04', { inReplyTo: nuphId, incidentDate: '2022-04-04' }),
    );
    expect(s.view.availability.nuphs[0].status).toBe('answered');
    expect(s.facts.filter((f) => f.type === 'nuph-answered')).toHaveLength(1);
  });

  it('5.1 an unknown notice, or an id of another thing, is unknown-nuph', () => {
    const s = member('2022-04-04');
    const { assessmentId } = s.does(aKasse, 'report-availability-assessment', assess(51));
    expect(answerOf(s, assess(51, undefined, undefined, { inReplyTo: 'nuph-1' }))).toBe('unknown-nuph (5.1)');
    expect(answerOf(s, assess(51, undefined, undefined, { inReplyTo: assessmentId }))).toBe('unknown-nuph (5.1)');
  });

  it('5.1 only the own jobcentre sends it, not for a day ahead; with no a-kasse no message goes', () => {
    const s = story('2022-04-04');
    expect(s.refuses('jobcentre 147', 'send-nuph', { incident: 'x', on: '2022-04-04' })).toBe('not-your-citizen (5.1)');
    expect(s.refuses(aKasse, 'send-nuph', { incident: 'x', on: '2022-04-04' })).toBe('forbidden-role (5.1)');
    expect(s.refuses(jobcentre, 'send-nuph', { incident: 'x', on: '2022-04-05' })).toBe('date-in-future (5.1)');
    s.does(jobcentre, 'send-nuph', { incident: 'x', on: '2022-04-04' });
    expect(s.messages).toEqual([]);
    expect(s.view.availability.nuphs).toHaveLength(1);
  });

  it('5.1 the a-kasse that the citizen has changed to answers it', () => {
    const s = member('2022-04-04');
    const { nuphId } = s.does(jobcentre, 'send-nuph', { incident: 'x', on: '2022-04-01' });
    s.at('2022-04-10').does('a-kasse 7', 'change-a-kasse', { from: '2022-04-10' });
    const answer = assess(51, undefined, undefined, { inReplyTo: nuphId });
    expect(s.refuses(aKasse, 'report-availability-assessment', answer)).toBe('not-your-citizen (5.1)');
    s.does('a-kasse 7', 'report-availability-assessment', answer);
    expect(s.view.availability.nuphs[0].status).toBe('answered');
  });
});

describe('5.1 the time limit for documenting job search', () => {
  const tooLate = 'documentation-deadline-too-late (5.1)';
  const ask = (s: Story, on: string, deadline: string): string => {
    const given = s.give(aKasse, 'request-job-search-documentation', { on, deadline });
    return given.outcome === 'accepted' ? 'accepted' : `${given.refusal.code} (${given.refusal.rule})`;
  };

  it.each([
    ['2022-03-31', '2022-03-31', '2022-06-30', 'accepted'],
    ['2022-03-31', '2022-03-31', '2022-07-01', tooLate],
    ['2022-04-01', '2022-04-01', '2022-06-01', 'accepted'],
    ['2022-04-01', '2022-04-01', '2022-06-02', tooLate],
    ['2023-12-31', '2023-12-31', '2024-02-29', 'accepted'],
    ['2023-12-31', '2023-12-31', '2024-03-01', tooLate],
    ['2024-01-01', '2024-01-01', '2024-04-01', 'accepted'],
    ['2024-01-01', '2024-01-01', '2024-04-02', tooLate],
    ['2022-12-31', '2022-12-31', '2023-02-28', 'accepted'],
    ['2022-12-31', '2022-12-31', '2023-03-01', tooLate],
  ])('5.1 given %s from %s: %s %s', (today, on, deadline, answer) => {
    const s = member(today);
    expect(ask(s, on, deadline)).toBe(answer);
    expect(s.view.availability.documentationDeadline).toBe(answer === 'accepted' ? deadline : null);
  });

  it('5.1 the day of the command decides, not the day it is counted from', () => {
    expect(ask(member('2022-04-01'), '2022-03-31', '2022-06-30')).toBe(tooLate);
    expect(ask(member('2022-04-01'), '2022-03-31', '2022-05-31')).toBe('accepted');
    expect(ask(member('2024-01-01'), '2023-12-31', '2024-03-31')).toBe('accepted');
  });

  it('5.1 each request stands by itself, and the view shows the latest; no rule that comes into force shortens one', () => {
    const s = member('2022-03-31');
    expect(ask(s, '2022-03-31', '2022-06-30')).toBe('accepted');
    s.at('2022-04-02');
    expect(s.view.availability.documentationDeadline).toBe('2022-06-30');
    expect(ask(s, '2022-04-02', '2022-06-02')).toBe('accepted');
    expect(s.view.availability.documentationDeadline).toBe('2022-06-02');
    s.at('2022-06-01');
    expect(ask(s, '2022-06-01', '2022-08-01')).toBe('accepted');
    expect(s.view.availability.documentationDeadline).toBe('2022-08-01');
  });

  it('5.1 a request told after a later one takes its place before it; of one day the one told last counts', () => {
    const s = member('2022-05-02');
    expect(ask(s, '2022-05-02', '2022-06-02')).toBe('accepted');
    expect(ask(s, '2022-04-30', '2022-06-30')).toBe('accepted');
    expect(s.view.availability.documentationDeadline).toBe('2022-06-02');
    expect(ask(s, '2022-05-02', '2022-06-15')).toBe('accepted');
    expect(s.view.availability.documentationDeadline).toBe('2022-06-15');
  });

  it('5.1 its dates: not before on, on not ahead; only the present a-kasse', () => {
    const s = member('2022-04-04');
    expect(ask(s, '2022-04-04', '2022-04-03')).toBe('date-order (5.1)');
    expect(ask(s, '2022-04-04', '2022-04-04')).toBe('accepted');
    expect(ask(s, '2022-04-05', '2022-05-05')).toBe('date-in-future (5.1)');
    const body = { on: '2022-04-04', deadline: '2022-05-04' };
    expect(s.refuses('a-kasse 7', 'request-job-search-documentation', body)).toBe('not-your-citizen (5.1)');
    expect(s.refuses(jobcentre, 'request-job-search-documentation', body)).toBe('forbidden-role (5.1)');
  });
});
