import { describe, expect, it } from 'vitest';
import { begun, forms, goneOn, jobcentre, register, submit } from './preparation-forms.ts';
import { type Story, story } from './story.ts';

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
