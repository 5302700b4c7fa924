import { describe, expect, it } from 'vitest';
import { type Story, storeUp, story } from './story.ts';

const jobcentre = 'jobcentre 101';

const person = (s: Story, body: Record<string, unknown>): string =>
  String(s.does(jobcentre, 'register-contact-person', { type: 33, name: 'Bo', from: '2022-03-14', ...body }).contactPersonId);

const activity = (s: Story, to?: string): string =>
  String(s.does(jobcentre, 'register-activity', { list: 'course', code: 34, from: '2022-03-14', to: to ?? null }).activityId);

const there = (s: Story): string[] => s.view.contactPersons.map((p: { id: string }) => p.id);

describe('7.1 a professional contact is deleted 6 months after the relation’s end date', () => {
  it.each([
    ['2022-03-31', '2022-09-30'],
    ['2022-06-14', '2022-12-14'],
    ['2022-08-31', '2023-02-28'],
    ['2022-08-29', '2023-02-28'],
    ['2023-08-31', '2024-02-29'],
    ['2024-02-29', '2024-08-29'],
    // both clock changes: the day is an hour shorter, or an hour longer
    ['2022-09-26', '2023-03-26'],
    ['2023-04-29', '2023-10-29'],
    // the day before each, whose midnight the change follows
    ['2022-09-25', '2023-03-25'],
    ['2023-04-30', '2023-10-30'],
  ])('7.1 ended %s: there a minute before midnight, gone a minute after, on %s', (to, on) => {
    const s = story('2022-03-14').outside(storeUp);
    const id = person(s, { to });
    expect(s.view.contactPersons[0].deleteOn).toBe(on);
    const eve = new Date(Date.parse(`${on}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
    s.at(`${eve}T23:59`);
    expect(there(s)).toEqual([id]);
    expect(s.view.contactPersons[0].name).not.toBeNull();
    s.at(`${on}T00:01`);
    expect(there(s)).toEqual([]);
    expect(s.facts.at(-1)).toEqual({ type: 'record-deleted', kind: 'contact-person', rule: '7.1' });
    expect(s.deadlines).toEqual([]);
    expect(s.courses.filter((c) => c.type === 'retention')).toEqual([]);
  });

  it('7.1 with no end date nothing is deleted: no date, no deadline, no course', () => {
    const s = story('2022-03-14').outside(storeUp);
    const id = person(s, {});
    expect(s.view.contactPersons[0].deleteOn).toBeNull();
    expect(s.deadlines).toEqual([]);
    expect(s.courses).toEqual([]);
    expect(there(s.at('2042-01-01'))).toEqual([id]);
  });

  it('7.1 the end by end-contact-person counts, to the day', () => {
    const s = story('2022-03-14').outside(storeUp);
    const contactPersonId = person(s, {});
    s.at('2022-05-10').does(jobcentre, 'end-contact-person', { contactPersonId, on: '2022-05-04' });
    expect(s.view.contactPersons[0]).toMatchObject({ to: '2022-05-04', deleteOn: '2022-11-04' });
    expect(there(s.at('2022-11-03T23:59'))).toHaveLength(1);
    expect(there(s.at('2022-11-04T00:00'))).toHaveLength(0);
  });

  it('7.1 a moved end date moves the deletion, both ways; the timeline keeps the old and the new day', () => {
    const s = story('2022-03-14').outside(storeUp);
    const contactPersonId = person(s, { to: '2022-04-01' });
    s.at('2022-09-30').does(jobcentre, 'update-contact-person', { contactPersonId, to: '2022-08-31' });
    expect(s.facts.at(-1)).toEqual({
      type: 'deadline-moved',
      rule: '7.1',
      deadline: `contact-person/${contactPersonId}/deletion-due`,
      from: '2022-10-01',
      to: '2023-02-28',
    });
    expect(there(s.at('2022-10-02'))).toHaveLength(1);
    s.does(jobcentre, 'update-contact-person', { contactPersonId, to: '2022-08-15' });
    expect(s.view.contactPersons[0].deleteOn).toBe('2023-02-15');
    expect(there(s.at('2023-02-14T23:59'))).toHaveLength(1);
    expect(there(s.at('2023-02-15T00:01'))).toHaveLength(0);
  });

  it('7.1 moved many times, the day is always counted from the end date itself', () => {
    const s = story('2022-03-14').outside(storeUp);
    const contactPersonId = person(s, { to: '2022-08-31' });
    for (const to of ['2022-08-30', '2023-02-28', '2022-08-31']) s.does(jobcentre, 'update-contact-person', { contactPersonId, to });
    expect(s.view.contactPersons[0].deleteOn).toBe('2023-02-28');
  });

  it('7.1 an end date removed on the eve stops the deletion, and its course', () => {
    const s = story('2022-03-14').outside(storeUp);
    const contactPersonId = person(s, { to: '2022-04-01' });
    expect(s.courses).toMatchObject([
      { id: `retention/${contactPersonId}`, facts: { kind: 'contact-person', deleteOn: '2022-10-01', status: 'kept' } },
    ]);
    s.at('2022-09-30T23:58').does(jobcentre, 'update-contact-person', { contactPersonId, to: null });
    expect(s.courses).toEqual([]);
    expect(there(s.at('2022-10-01T00:01'))).toHaveLength(1);
    s.at('2023-01-01').does(jobcentre, 'update-contact-person', { contactPersonId, to: '2023-01-01' });
    expect(s.courses).toMatchObject([{ id: `retention/${contactPersonId}`, facts: { deleteOn: '2023-07-01' } }]);
  });

  it('7.1 an end that lies more than 6 months back when it is registered: deleted at once', () => {
    const s = story('2022-12-01').outside(storeUp);
    const contactPersonId = person(s, { from: '2022-01-01' });
    s.does(jobcentre, 'end-contact-person', { contactPersonId, on: '2022-06-02' });
    expect(there(s)).toHaveLength(1);
    s.does(jobcentre, 'update-contact-person', { contactPersonId, to: '2022-06-01' });
    expect(there(s)).toHaveLength(0);
    expect(s.refuses(jobcentre, 'update-contact-person', { contactPersonId, to: null })).toBe('unknown-contact-person (1.9)');
  });

  it('7.1 a new contact of the same type changes nothing', () => {
    const s = story('2022-03-14').outside(storeUp);
    const old = person(s, { to: '2022-04-01' });
    const next = person(s.at('2022-04-02'), { from: '2022-04-02' });
    expect(there(s.at('2022-09-30T23:59'))).toEqual([old, next]);
    expect(there(s.at('2022-10-01T00:01'))).toEqual([next]);
  });

  it('7.1 contact points from UDB are deleted by the same rule', () => {
    const s = story('2022-03-14').outside(storeUp);
    const contactPersonId = String(s.does('udb', 'receive-udb-contact', { institutionNumber: '999001', name: 'Ib' }).contactPersonId);
    s.does(jobcentre, 'end-contact-person', { contactPersonId, on: '2022-03-14' });
    expect(there(s.at('2022-09-13T23:59'))).toHaveLength(1);
    expect(there(s.at('2022-09-14T00:01'))).toHaveLength(0);
  });
});

describe('7.1 types 2, 3 and 15: 6 months after the activity’s end date', () => {
  it.each([2, 3, 15])('7.1 type %i follows the activity, not the relation', (type) => {
    const s = story('2022-03-14').outside(storeUp);
    const activityId = activity(s, '2022-08-31');
    const id = person(s, { type, activityId, to: '2022-03-31' });
    expect(s.view.contactPersons[0].deleteOn).toBe('2023-02-28');
    expect(there(s.at('2023-02-27T23:59'))).toEqual([id]);
    expect(there(s.at('2023-02-28T00:01'))).toEqual([]);
  });

  it('7.1 type 33 with an activity follows the relation', () => {
    const s = story('2022-03-14').outside(storeUp);
    person(s, { activityId: activity(s, '2022-08-31') });
    expect(s.view.contactPersons[0].deleteOn).toBeNull();
  });

  it('7.1 no end date on the activity: no day, although the relation has ended', () => {
    const s = story('2022-03-14').outside(storeUp);
    person(s, { type: 15, activityId: activity(s), to: '2022-03-31' });
    expect(s.view.contactPersons[0].deleteOn).toBeNull();
    expect(there(s.at('2030-01-01'))).toHaveLength(1);
  });

  it('7.1 the activity’s end set, moved and removed moves and stops the deletion of each of its contacts', () => {
    const s = story('2022-03-14').outside(storeUp);
    const activityId = activity(s);
    const ids = [person(s, { type: 3, activityId }), person(s, { type: 15, activityId })];
    const days = () => s.view.contactPersons.map((p: { deleteOn: string }) => p.deleteOn);
    s.does(jobcentre, 'update-activity', { activityId, to: '2022-04-30' });
    expect(days()).toEqual(['2022-10-30', '2022-10-30']);
    s.does(jobcentre, 'update-activity', { activityId, to: '2022-05-31' });
    expect(days()).toEqual(['2022-11-30', '2022-11-30']);
    expect(s.facts.filter((f) => f.type === 'deadline-moved')).toHaveLength(2);
    s.at('2022-11-29T23:59').does(jobcentre, 'update-activity', { activityId, to: null });
    expect(days()).toEqual([null, null]);
    expect(there(s.at('2022-12-24'))).toEqual(ids);
    s.does(jobcentre, 'update-activity', { activityId, to: '2022-06-24' });
    expect(there(s)).toEqual([]);
  });

  it('7.1 a contact that becomes type 33 follows its relation from then on', () => {
    const s = story('2022-03-14').outside(storeUp);
    const contactPersonId = person(s, { type: 15, activityId: activity(s, '2022-08-31'), to: '2022-03-31' });
    s.does(jobcentre, 'update-contact-person', { contactPersonId, type: 33 });
    expect(s.view.contactPersons[0].deleteOn).toBe('2022-09-30');
  });
});
