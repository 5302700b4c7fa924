import { describe, expect, it } from 'vitest';
import { type Story, storeUp, story } from './story.ts';

const jobcentre = 'jobcentre 101';
type Shown = { id: string; status: string; startedOn: string; submittedOn: string | null; deleteOn: string | null };

const forms = (s: Story): Shown[] => s.view.preparationForms;
const begun = (day: string, group: number | string = 2): { s: Story; formId: string } => {
  const s = story(day).outside(storeUp);
  s.does(jobcentre, 'open-contact-group', { contactGroup: group });
  return { s, formId: String(s.does('citizen', 'start-preparation-form').formId) };
};
const submit = (s: Story, formId: string) => s.does('citizen', 'submit-preparation-form', { formId, answers: { wish: 'x' } });
const register = (s: Story) => s.does('citizen', 'register-job-seeker', { jobTitles: [{ title: 'Gartner' }] });
const eveOf = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** There a minute before the day, gone a minute after it began. */
const goneOn = (s: Story, day: string): void => {
  s.at(`${eveOf(day)}T23:59`);
  expect(forms(s)).toHaveLength(1);
  s.at(`${day}T00:01`);
  expect(forms(s)).toHaveLength(0);
};

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

describe('7.2 rehabilitation while the form existed: 10 years from the same days', () => {
  it.each([
    ['2022-03-31', '2032-03-31'],
    ['2024-02-29', '2034-02-28'],
  ])('7.2 submitted %s: %s', (submittedOn, deleteOn) => {
    const { s, formId } = begun('2022-03-14');
    s.does(jobcentre, 'register-rehabilitation', { from: '2022-03-14' });
    submit(s.at(submittedOn), formId);
    expect(forms(s)[0]?.deleteOn).toBe(deleteOn);
    goneOn(s, deleteOn);
  });

  it('7.2 registered the day before deletion: moved to 10 years, said in the timeline; on the day itself: too late', () => {
    const { s, formId } = begun('2022-03-14');
    submit(s, formId);
    s.at('2022-09-13T23:58').does(jobcentre, 'register-rehabilitation', { from: '2022-09-13', to: '2022-09-20' });
    expect(s.facts.at(-1)).toMatchObject({ type: 'deadline-moved', rule: '7.2', from: '2022-09-14', to: '2032-03-14' });
    goneOn(s, '2032-03-14');

    const late = begun('2022-03-14');
    submit(late.s, late.formId);
    late.s.at('2022-09-14T00:01').does(jobcentre, 'register-rehabilitation', { from: '2022-09-01' });
    expect(forms(late.s)).toHaveLength(0);
  });

  it('7.2 a course registered before the form was begun counts when it was not over then', () => {
    for (const [to, deleteOn] of [
      ['2022-03-13', '2022-09-14'],
      ['2022-03-14', '2032-03-14'],
      [null, '2032-03-14'],
    ]) {
      const s = story('2022-03-14');
      s.does(jobcentre, 'open-contact-group', { contactGroup: 2 });
      s.does(jobcentre, 'register-rehabilitation', { from: '2022-01-01', to });
      s.does('citizen', 'start-preparation-form');
      expect(forms(s)[0]?.deleteOn).toBe(deleteOn);
    }
  });

  it('7.2 not submitted: 10 years after it was begun, and then by the registration', () => {
    const kept = begun('2022-03-14');
    kept.s.does(jobcentre, 'register-rehabilitation', { from: '2022-03-14', to: '2022-04-01' });
    goneOn(kept.s, '2032-03-14');

    const { s } = begun('2022-03-14');
    s.does(jobcentre, 'register-rehabilitation', { from: '2022-03-14', to: '2022-04-01' });
    register(s.at('2030-01-01'));
    s.at('2032-03-14T00:01');
    expect(forms(s)).toMatchObject([{ deleteOn: null }]);
    s.at('2032-04-01').does('citizen', 'deregister-job-seeker');
    expect(forms(s)).toHaveLength(0);
  });

  it('7.2 rehabilitation registered while the form waits for the end of the registration: 10 years after it was begun', () => {
    const { s } = begun('2022-03-14');
    register(s);
    s.at('2022-10-01').does(jobcentre, 'register-rehabilitation', { from: '2022-10-01' });
    expect(forms(s)).toMatchObject([{ deleteOn: '2032-03-14' }]);
    s.does('citizen', 'deregister-job-seeker');
    expect(forms(s)).toHaveLength(1);
    goneOn(s, '2032-03-14');
  });

  it('7.2 a second course changes nothing for a form that waits after its ten years', () => {
    const { s } = begun('2022-03-14');
    register(s);
    s.does(jobcentre, 'register-rehabilitation', { from: '2022-03-14', to: '2022-04-01' });
    s.at('2032-04-01').does(jobcentre, 'register-rehabilitation', { from: '2032-04-01' });
    expect(forms(s)).toMatchObject([{ deleteOn: null }]);
    expect(s.facts.filter((f) => f.type === 'deletion-awaits-deregistration')).toHaveLength(1);
  });

  it('7.2 before the release: 10 years after it was begun, then after submission', () => {
    const { s, formId } = begun('2022-02-01');
    s.does(jobcentre, 'register-rehabilitation', { from: '2022-02-01' });
    submit(s.at('2022-03-01'), formId);
    expect(forms(s)[0]?.deleteOn).toBe('2032-02-01');
    s.at('2022-03-14T00:01');
    expect(forms(s)[0]?.deleteOn).toBe('2032-03-01');
  });
});

describe('7.2 the end of a rehabilitation course is changed or removed', () => {
  const course = (s: Story, from: string, to?: string) =>
    String(s.does(jobcentre, 'register-rehabilitation', { from, ...(to ? { to } : {}) }).rehabilitationId);
  const update = (s: Story, rehabilitationId: string, to: string | null) =>
    s.does(jobcentre, 'update-rehabilitation', { rehabilitationId, to });

  it.each([
    ['the day before the form was begun', '2022-03-13', '2022-09-14'],
    ['the day on which it was begun', '2022-03-14', '2032-03-14'],
    ['the day after', '2022-03-15', '2032-03-14'],
    ['no day', null, '2032-03-14'],
  ])('7.2 its last day becomes %s: the form’s day follows', (_, to, deleteOn) => {
    for (const first of ['2022-03-10', '2022-05-01']) {
      const { s } = begun('2022-03-14');
      const id = course(s, '2022-03-01', first);
      update(s, id, to);
      expect(forms(s)[0]?.deleteOn).toBe(deleteOn);
      expect(s.view.rehabilitation).toEqual([{ id, from: '2022-03-01', to }]);
      expect(s.facts).toContainEqual({ type: 'rehabilitation-updated', rehabilitationId: id, from: '2022-03-01', to });
    }
  });

  it('7.2 a course that was over before the form, found to go on: the waiting form has a day again', () => {
    const { s } = begun('2022-03-14');
    register(s);
    const id = course(s, '2022-03-01', '2022-03-10');
    s.at('2022-10-01');
    expect(forms(s)[0]?.deleteOn).toBeNull();
    update(s, id, '2022-03-13');
    expect(forms(s)[0]?.deleteOn).toBeNull();
    update(s, id, '2022-03-14');
    expect(forms(s)[0]?.deleteOn).toBe('2032-03-14');
  });

  it('7.2 a course that was over before the form after all: six months, and a day that has passed is due at once', () => {
    const { s } = begun('2022-03-14');
    const id = course(s, '2022-03-01');
    s.at('2022-12-01');
    expect(forms(s)[0]?.deleteOn).toBe('2032-03-14');
    update(s, id, '2022-03-13');
    expect(forms(s)).toEqual([]);
  });

  it('7.2 then a form of one registered on that day waits, but not when the registration has ended since', () => {
    for (const ended of [false, true]) {
      const { s } = begun('2022-03-14');
      register(s);
      const id = course(s, '2022-03-01');
      s.at('2022-12-01');
      if (ended) {
        s.does(jobcentre, 'deregister-job-seeker', { on: '2022-11-01' });
        register(s);
      }
      update(s, id, '2022-03-13');
      expect(forms(s).map((f) => f.deleteOn)).toEqual(ended ? [] : [null]);
    }
  });

  it('7.2 by the jobcentre, with an id that is known, and an end that is not before the start and may lie ahead', () => {
    const { s } = begun('2022-03-14');
    const rehabilitationId = course(s, '2022-03-01');
    const refused = (who: string, more: { rehabilitationId?: string; to?: string | null }) =>
      s.refuses(who, 'update-rehabilitation', { rehabilitationId, to: null, ...more });
    expect(refused('citizen', {})).toBe('forbidden-role (7.2)');
    expect(refused('jobcentre 202', {})).toBe('not-your-citizen (7.2)');
    expect(refused(jobcentre, { rehabilitationId: 'nothing' })).toBe('unknown-rehabilitation (7.2)');
    expect(refused(jobcentre, { to: '2022-02-28' })).toBe('date-order (7.2)');
    for (const to of ['2022-03-01', '2030-01-01']) update(s, rehabilitationId, to);
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
