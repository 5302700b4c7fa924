import { describe, expect, it } from 'vitest';
import { roleMayRead } from '../../machines/access.ts';
import { formDetail } from '../../machines/records/preparation-form.ts';
import { type Story, story } from './story.ts';

const jobcentre = 'jobcentre 101';

const submitted = (start: string, group: number, on: string): { s: Story; formId: string } => {
  const s = story(start, { birthDate: '2000-01-01' });
  s.does(jobcentre, 'open-contact-group', { contactGroup: group });
  const formId = String(s.does('citizen', 'start-preparation-form').formId);
  s.at(on).does('citizen', 'submit-preparation-form', { formId, answers: { a: 1 } });
  return { s, formId };
};

describe('1.3 the statistical part of the preparation form is closed', () => {
  it('1.3 submitted in group 1 until the day before the release: made at submission, by the profile tool', () => {
    const { s, formId } = submitted('2022-03-01', 1, '2022-03-13T23:59');
    expect(s.open).toEqual([
      {
        kind: 'profile-statistics',
        record: 'command-3.statistics',
        giveUpOn: '2022-08-31',
        machine: 'preparation-form',
        item: formId,
      },
    ]);
    expect(formDetail(s.state, formId)).toEqual({
      id: formId,
      status: 'submitted',
      answers: { $text: { records: ['command-3', 'command-3.statistics'], field: 'answers' } },
      statistics: { $text: { records: ['command-3.statistics'], field: 'statistics' } },
    });
    s.tells('preparation-form', formId, 'profile-statistics-made');
    expect(s.facts.at(-1)).toEqual({ type: 'profile-statistics-made', formId, rule: '1.3' });
  });

  it('1.3 it stays readable after the release, and is deleted with the form', () => {
    const { s, formId } = submitted('2022-03-01', 1, '2022-03-13');
    expect(formDetail(s.at('2022-09-12T23:59').state, formId)?.statistics).not.toBeNull();
    s.at('2022-09-13T00:01');
    expect(formDetail(s.state, formId)).toMatchObject({ answers: null, statistics: null });
    expect(s.open.at(-1)).toMatchObject({ kind: 'delete-records', records: ['command-3', 'command-3.statistics'] });
  });

  it.each([
    ['on the day of the release', '2022-03-01', 1, '2022-03-14T00:01'],
    ['after the release', '2022-03-01', 1, '2022-04-01'],
    ['in group 2 [1.3-3]', '2022-03-01', 2, '2022-03-13'],
    ['in group 12 [1.3-2]', '2022-03-01', 12, '2022-03-13'],
    ['in group 26', '2022-03-01', 26, '2022-03-13'],
  ])('1.3 submitted %s: none', (_, start, group, on) => {
    const { s, formId } = submitted(start, group, on);
    expect(s.open).toEqual([]);
    expect(formDetail(s.state, formId)).toMatchObject({ statistics: null });
    expect(formDetail(s.state, formId)?.answers).not.toBeNull();
  });

  it('1.3 the group on the day of submission decides, not the one in which it was begun', () => {
    for (const [begunIn, submittedIn, made] of [
      [2, 1, true],
      [1, 2, false],
    ] as const) {
      const s = story('2022-03-01');
      s.does(jobcentre, 'open-contact-group', { contactGroup: begunIn });
      const { formId } = s.does('citizen', 'start-preparation-form');
      s.at('2022-03-13').does(jobcentre, 'change-contact-group', { contactGroup: submittedIn });
      s.does('citizen', 'submit-preparation-form', { formId, answers: {} });
      expect(s.open.some((w) => w.kind === 'profile-statistics')).toBe(made);
    }
  });

  it('1.3 a form that is not submitted has no content to read', () => {
    const s = story('2022-03-01');
    s.does(jobcentre, 'open-contact-group', { contactGroup: 1 });
    const { formId } = s.does('citizen', 'start-preparation-form');
    expect(formDetail(s.state, String(formId))).toEqual({ id: formId, status: 'started', answers: null, statistics: null });
  });

  it('1.3 read by the citizen, its jobcentre and its a-kasse; by nobody else', () => {
    for (const role of ['citizen', 'jobcentre', 'a-kasse'] as const) expect(roleMayRead(role, 'preparation-form')).toBeUndefined();
    for (const role of ['operator', 'udb', 'udk', 'cpr', 'batch', 'benefit-system'] as const) {
      expect(roleMayRead(role, 'preparation-form')).toMatchObject({ code: 'forbidden-role' });
    }
  });
});
