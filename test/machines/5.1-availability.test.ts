import { describe, expect, it } from 'vitest';
import { aKasse, answerOf, assess, datesInvalid, jobcentre, member, notInForce } from './availability.ts';

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
