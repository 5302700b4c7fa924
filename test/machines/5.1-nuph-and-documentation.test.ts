import { describe, expect, it } from 'vitest';
import { aKasse, answerOf, assess, jobcentre, member } from './availability.ts';
import { type Story, story } from './story.ts';

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
