import { describe, expect, it } from 'vitest';
import { formDetail } from '../../machines/records/preparation-form.ts';
import { detailAt } from '../../machines/view.ts';
import { storeUp, story } from './story.ts';

const jobcentre = 'jobcentre 101';

describe('7.3 deleted means gone', () => {
  it('7.3 every record that the contact’s texts are in is asked for, by the retention course', () => {
    const s = story('2022-03-14');
    const { activityId } = s.does(jobcentre, 'register-activity', { list: 'course', code: 34, from: '2022-03-14' });
    const { contactPersonId } = s.does(jobcentre, 'register-contact-person', { type: 3, name: 'A', from: '2022-03-14', activityId });
    s.does(jobcentre, 'update-activity', { activityId, contactPerson: { contactPersonId, name: 'B' } });
    s.does(jobcentre, 'update-activity', { activityId, contactPerson: { contactPersonId, phone: null } });
    s.does(jobcentre, 'update-activity', { activityId, to: '2022-03-14' });
    s.at('2022-09-14T00:01');
    expect(s.effects.at(-1)).toMatchObject({
      course: `retention/${contactPersonId}`,
      work: { kind: 'delete-records', records: ['command-2', 'command-3', 'command-4'], machine: 'contact-person', item: contactPersonId },
    });
  });

  it('7.3 while the store is down it is shown as overdue, gives out no text, takes no command, and is not done', () => {
    const s = story('2022-03-14');
    const { contactPersonId } = s.does(jobcentre, 'register-contact-person', {
      type: 33,
      name: 'A',
      from: '2022-03-14',
      to: '2022-03-14',
    });
    s.at('2022-09-16');
    expect(s.view.contactPersons).toMatchObject([{ id: contactPersonId, name: null, email: null, phone: null, deleteOn: '2022-09-14' }]);
    expect(detailAt(s.state, 'contact-person', contactPersonId, s.now)).toMatchObject({ name: null });
    expect(s.courses).toMatchObject([{ facts: { kind: 'contact-person', deleteOn: '2022-09-14', status: 'deleting' }, ended: false }]);
    expect(s.facts.map((f) => f.type)).not.toContain('record-deleted');
    for (const [name, body] of [
      ['update-contact-person', { contactPersonId, to: null }],
      ['update-contact-person', { contactPersonId, name: 'B' }],
      ['end-contact-person', { contactPersonId, on: '2022-09-16' }],
    ] as const) {
      expect(s.refuses(jobcentre, name, body)).toBe('unknown-contact-person (1.9)');
    }
    s.outside(storeUp);
    expect(s.view.contactPersons).toEqual([]);
    expect(detailAt(s.state, 'contact-person', contactPersonId, s.now)).toBeUndefined();
    expect(s.courses).toEqual([]);
    expect(s.facts.filter((f) => f.type === 'record-deleted')).toEqual([{ type: 'record-deleted', kind: 'contact-person', rule: '7.1' }]);
  });

  it('7.3 a deletion under way does not follow a date that moves afterwards', () => {
    const s = story('2022-03-14');
    const { activityId } = s.does(jobcentre, 'register-activity', { list: 'course', code: 34, from: '2022-03-14', to: '2022-03-14' });
    s.does(jobcentre, 'register-contact-person', { type: 15, name: 'A', from: '2022-03-14', activityId });
    s.at('2022-09-14').does(jobcentre, 'update-activity', { activityId, to: null });
    expect(s.view.contactPersons[0].deleteOn).toBe('2022-09-14');
    expect(s.outside(storeUp).view.contactPersons).toEqual([]);
  });

  it('7.3 told twice, it is deleted once', () => {
    const s = story('2022-03-14');
    s.does(jobcentre, 'open-contact-group', { contactGroup: 2 });
    const { formId } = s.does('citizen', 'start-preparation-form');
    s.does('citizen', 'submit-preparation-form', { formId, answers: {} });
    s.at('2022-09-14T00:00');
    expect(formDetail(s.state, String(formId))).toEqual({ id: formId, status: 'submitted', answers: null, statistics: null });
    s.tells('preparation-form', String(formId), 'records-deleted').tells('preparation-form', String(formId), 'records-deleted');
    expect(s.facts.filter((f) => f.type === 'record-deleted')).toHaveLength(1);
    expect(formDetail(s.state, String(formId))).toBeUndefined();
  });

  it('7.3 a read after midnight gives no text, even before the timer has fired', () => {
    const s = story('2022-03-14');
    s.does(jobcentre, 'register-contact-person', { type: 33, name: 'A', from: '2022-03-14', to: '2022-03-14' });
    const stored = s.state;
    s.at('2022-09-14T00:00');
    s.state = stored;
    expect(s.view.contactPersons[0].name).toBeNull();
  });
});
