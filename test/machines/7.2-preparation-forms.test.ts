import { describe, expect, it } from 'vitest';
import { begun, forms, goneOn, jobcentre, register, submit } from './preparation-forms.ts';
import { story } from './story.ts';

describe('7.2 who begins a form', () => {
  it.each([1, 2, 12, 26, 27, 28, 29])('7.2 group %i begins one', (group) => {
    const s = story('2022-03-14', { birthDate: '2000-01-01' });
    s.does(jobcentre, 'open-contact-group', { contactGroup: group });
    s.does('citizen', 'start-preparation-form');
    expect(forms(s)).toMatchObject([{ status: 'started', startedOn: '2022-03-14', submittedOn: null, deleteOn: '2022-09-14' }]);
  });

  it.each([7, 8, 13, 'employed', 'under-18', 'introduction-course'])(
    '7.2 group %s does not, unless in rehabilitation that day',
    (group) => {
      const s = story('2022-03-14');
      s.does(jobcentre, 'open-contact-group', { contactGroup: group });
      expect(s.refuses('citizen', 'start-preparation-form')).toBe('form-not-for-group (7.2)');
      s.does(jobcentre, 'register-rehabilitation', { from: '2022-03-01', to: '2022-03-13' });
      expect(s.refuses('citizen', 'start-preparation-form')).toBe('form-not-for-group (7.2)');
      s.does(jobcentre, 'register-rehabilitation', { from: '2022-03-14', to: '2022-03-14' });
      s.does('citizen', 'start-preparation-form');
      s.at('2022-03-15T00:01');
      expect(s.refuses('citizen', 'start-preparation-form')).toBe('form-not-for-group (7.2)');
    },
  );

  it('7.2 with no group: in rehabilitation only; 24 and 25 are not among the groups', () => {
    const s = story('2022-03-14');
    expect(s.refuses('citizen', 'start-preparation-form')).toBe('form-not-for-group (7.2)');
    s.does('benefit-system', 'report-sick', { firstSickDay: '2022-03-14' });
    expect(s.refuses('citizen', 'start-preparation-form')).toBe('form-not-for-group (7.2)');
    s.does(jobcentre, 'register-rehabilitation', { from: '2022-03-14' });
    s.does('citizen', 'start-preparation-form');
  });

  it('7.2 the citizen only, its own form, and once', () => {
    const { s, formId } = begun('2022-03-14');
    expect(s.refuses(jobcentre, 'start-preparation-form')).toBe('forbidden-role (7.2)');
    expect(s.refuses(jobcentre, 'submit-preparation-form', { formId, answers: {} })).toBe('forbidden-role (7.2)');
    expect(s.refuses('citizen', 'submit-preparation-form', { formId: 'x', answers: {} })).toBe('unknown-form (7.2)');
    submit(s, formId);
    expect(s.refuses('citizen', 'submit-preparation-form', { formId, answers: {} })).toBe('already-submitted (7.2)');
  });
});

describe('7.2 submitted: deleted 6 months after submission', () => {
  it.each([
    ['2022-03-14', '2022-03-31', '2022-09-30'],
    ['2022-03-14', '2022-03-14', '2022-09-14'],
    ['2022-08-01', '2022-08-31', '2023-02-28'],
    ['2023-08-01', '2023-08-31', '2024-02-29'],
    ['2024-02-01', '2024-02-29', '2024-08-29'],
    ['2022-09-01', '2022-09-26', '2023-03-26'],
    ['2022-04-01', '2022-04-30', '2022-10-30'],
    ['2022-04-01', '2022-05-01', '2022-11-01'],
  ])('7.2 begun %s, submitted %s: %s', (day, submittedOn, deleteOn) => {
    const { s, formId } = begun(day);
    submit(s.at(submittedOn), formId);
    expect(forms(s)).toEqual([{ id: formId, status: 'submitted', startedOn: day, submittedOn, deleteOn }]);
    goneOn(s, deleteOn);
    expect(s.facts.at(-1)).toEqual({ type: 'record-deleted', kind: 'preparation-form', rule: '7.2' });
    expect(s.deadlines).toEqual([]);
  });

  it('7.2 submitted while registered as a job seeker: deleted on its day all the same', () => {
    const { s, formId } = begun('2022-03-14');
    register(s);
    submit(s.at('2022-04-01'), formId);
    goneOn(s, '2022-10-01');
  });
});

describe('7.2 forms begun or submitted around 2022-03-14', () => {
  it('7.2 submitted before the release: 6 months after it was begun, until the day when the new rule moves the stored date', () => {
    const { s, formId } = begun('2022-02-01');
    submit(s.at('2022-03-13'), formId);
    expect(forms(s)[0]?.deleteOn).toBe('2022-08-01');
    s.at('2022-03-13T23:59');
    expect(forms(s)[0]?.deleteOn).toBe('2022-08-01');
    const entries = s.entries.length;
    s.at('2022-03-14T00:01');
    expect(forms(s)[0]?.deleteOn).toBe('2022-09-13');
    expect(s.entries.slice(entries)).toMatchObject([
      {
        effectiveOn: '2022-03-14',
        by: 'clock',
        rule: '7.2',
        what: [
          { type: 'deletion-rule-in-force', formId, rule: '7.2' },
          { type: 'deadline-moved', rule: '7.2', from: '2022-08-01', to: '2022-09-13' },
        ],
      },
    ]);
    goneOn(s, '2022-09-13');
  });

  it('7.2 due under the old rule on the eve of the release: deleted on it', () => {
    const { s, formId } = begun('2021-09-13');
    submit(s.at('2022-03-01'), formId);
    expect(forms(s)[0]?.deleteOn).toBe('2022-03-13');
    goneOn(s, '2022-03-13');
  });

  it('7.2 due under the old rule on the day of the release: the new rule comes first, and it stays', () => {
    const { s, formId } = begun('2021-09-14');
    submit(s.at('2022-03-01'), formId);
    expect(forms(s)[0]?.deleteOn).toBe('2022-03-14');
    s.at('2022-03-14T00:01');
    expect(forms(s)[0]?.deleteOn).toBe('2022-09-01');
    goneOn(s, '2022-09-01');
  });

  it('7.2 begun before, submitted on the day of the release: 6 months after submission at once', () => {
    const { s, formId } = begun('2022-02-01');
    submit(s.at('2022-03-14T00:01'), formId);
    expect(forms(s)[0]?.deleteOn).toBe('2022-09-14');
    expect(s.deadlines).toHaveLength(1);
  });

  it('7.2 begun before and not submitted: the release moves nothing', () => {
    const { s } = begun('2022-02-01');
    const entries = s.entries.length;
    s.at('2022-03-15');
    expect(forms(s)[0]?.deleteOn).toBe('2022-08-01');
    expect(s.entries).toHaveLength(entries);
    goneOn(s, '2022-08-01');
  });

  it('7.2 submitted before the release, begun more than 6 months earlier (kept for a registration): due at once', () => {
    const { s, formId } = begun('2021-07-01');
    register(s);
    s.at('2022-02-01');
    expect(forms(s)[0]?.deleteOn).toBeNull();
    submit(s, formId);
    expect(forms(s)).toEqual([]);
  });
});

describe('7.2 not submitted: 6 months after it was begun, if the citizen is not registered then', () => {
  it.each([
    ['2022-03-14', '2022-09-14'],
    ['2022-08-31', '2023-02-28'],
    ['2022-02-28', '2022-08-28'],
    ['2024-02-29', '2024-08-29'],
    ['2022-09-26', '2023-03-26'],
    ['2022-04-30', '2022-10-30'],
  ])('7.2 begun %s and never registered: %s', (day, deleteOn) => {
    const { s } = begun(day);
    expect(forms(s)[0]?.deleteOn).toBe(deleteOn);
    goneOn(s, deleteOn);
  });

  it('7.2 registered on the day: kept with no date and no deadline, and deleted as soon as the registration ends', () => {
    const { s, formId } = begun('2022-03-14');
    register(s.at('2022-05-01'));
    s.at('2022-09-14T00:01');
    expect(forms(s)[0]).toMatchObject({ status: 'started', deleteOn: null });
    expect(s.deadlines).toEqual([]);
    expect(s.courses.filter((c) => c.type === 'retention')).toEqual([]);
    expect(s.facts.at(-1)).toEqual({ type: 'deletion-awaits-deregistration', formId, rule: '7.2' });
    s.at('2024-05-05');
    expect(forms(s)).toHaveLength(1);
    s.does('citizen', 'deregister-job-seeker');
    expect(forms(s)).toHaveLength(0);
    expect(s.facts.at(-1)).toMatchObject({ type: 'record-deleted' });
  });

  it('7.2 registered on the eve and not on the day: deleted; registered at noon of the day: too late', () => {
    const { s } = begun('2022-03-14');
    register(s);
    s.at('2022-09-13T23:50').does('citizen', 'deregister-job-seeker');
    s.at('2022-09-14T00:01');
    expect(forms(s)).toHaveLength(0);
    register(s.at('2022-09-14'));
    expect(forms(s)).toHaveLength(0);
  });

  it('7.2 the registration ended on the day itself: registered at its first minute, so deleted at the end of it', () => {
    const { s } = begun('2022-03-14');
    register(s);
    s.at('2022-09-14T09:00');
    expect(forms(s)).toHaveLength(1);
    s.does('citizen', 'deregister-job-seeker');
    expect(forms(s)).toHaveLength(0);
  });

  it('7.2 an end of the registration told late, from before the day: deleted when it is told', () => {
    const { s } = begun('2022-03-14');
    register(s);
    s.at('2022-10-01').does('citizen', 'deregister-job-seeker', { on: '2022-09-01' });
    expect(forms(s)).toHaveLength(0);
  });

  it('7.2 deregistered before the day and registered again before it: kept', () => {
    const { s } = begun('2022-03-14');
    register(s);
    s.at('2022-06-01').does('citizen', 'deregister-job-seeker');
    register(s.at('2022-09-13'));
    expect(forms(s.at('2022-09-14T00:01'))).toMatchObject([{ deleteOn: null }]);
  });

  it('7.2 a sick report ends the registration, and with it the form that waited', () => {
    const { s } = begun('2022-03-14', 1);
    register(s);
    s.at('2022-09-20');
    expect(forms(s)).toHaveLength(1);
    s.does('benefit-system', 'report-sick', { firstSickDay: '2022-09-19' });
    expect(forms(s)).toHaveLength(0);
  });

  it('7.2 a sick report before the day, recovered and registered again by the day: kept', () => {
    const { s } = begun('2022-03-14', 1);
    register(s.at('2022-04-01'));
    s.at('2022-08-20').does('benefit-system', 'report-sick', { firstSickDay: '2022-08-19' });
    s.at('2022-09-02').does('batch', 'report-recovered', { recoveredOn: '2022-09-01' });
    expect(forms(s.at('2022-09-14T00:01'))).toMatchObject([{ deleteOn: null }]);
  });

  it('7.2 submitted while it waited: 6 months after submission, registered or not', () => {
    const { s, formId } = begun('2022-03-14');
    register(s);
    submit(s.at('2022-10-31'), formId);
    expect(forms(s)).toMatchObject([{ status: 'submitted', deleteOn: '2023-04-30' }]);
    s.does('citizen', 'deregister-job-seeker');
    expect(forms(s)).toHaveLength(1);
    goneOn(s, '2023-04-30');
  });
});

describe('7.2 several forms of one citizen', () => {
  it('7.2 each has its own day, and the release moves each submitted one', () => {
    const { s, formId: first } = begun('2022-02-01');
    const second = String(s.at('2022-02-10').does('citizen', 'start-preparation-form').formId);
    const third = String(s.does('citizen', 'start-preparation-form').formId);
    submit(s.at('2022-02-20'), first);
    submit(s.at('2022-03-05'), second);
    s.at('2022-03-14');
    expect(forms(s).map((f) => [f.id, f.deleteOn])).toEqual([
      [first, '2022-08-20'],
      [second, '2022-09-05'],
      [third, '2022-08-10'],
    ]);
    s.at('2022-08-15');
    expect(forms(s).map((f) => f.id)).toEqual([first, second]);
  });
});
