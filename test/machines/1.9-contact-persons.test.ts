import { describe, expect, it } from 'vitest';
import { specs } from '../../machines/citizen.ts';
import { story } from './story.ts';

const jobcentre = 'jobcentre 101';
const TEXT_60016 = 'Fagprofessionel kontakt kan kun opdateres via ActivityService';

const withJobAgent = () => {
  const s = story('2022-03-14');
  const { activityId } = s.does(jobcentre, 'register-activity', { list: 'course', code: 34, from: '2022-03-01' });
  const { contactPersonId } = s.does(jobcentre, 'register-contact-person', { type: 3, name: 'Pia', from: '2022-03-14', activityId });
  return { s, activityId, contactPersonId };
};

describe('1.9 contact persons that came from an activity', () => {
  it('1.9 updating or ending a type 3 that came from an activity is refused with 60016', () => {
    const { s, contactPersonId } = withJobAgent();
    for (const [name, body] of [
      ['update-contact-person', { contactPersonId, phone: '12345678' }],
      ['update-contact-person', { contactPersonId, to: '2022-04-01' }],
      ['update-contact-person', { contactPersonId, type: 33 }],
      ['end-contact-person', { contactPersonId, on: '2022-03-14' }],
    ] as const) {
      expect(s.refuses(jobcentre, name, body)).toBe('60016 (1.9)');
    }
  });

  it('1.9 the text of 60016 is DFDG’s, Danish for every reader', () => {
    const { s, contactPersonId } = withJobAgent();
    const answer = s.give(jobcentre, 'end-contact-person', { contactPersonId, on: '2022-03-14' });
    expect(answer).toMatchObject({ outcome: 'refused', refusal: { code: '60016', rule: '1.9', da: TEXT_60016, en: TEXT_60016 } });
  });

  it('1.9 update-activity can update it', () => {
    const { s, activityId, contactPersonId } = withJobAgent();
    const before = s.view.contactPersons[0].name.$text.records;
    s.does(jobcentre, 'update-activity', { activityId, contactPerson: { contactPersonId, phone: '12345678' } });
    const after = s.view.contactPersons[0].phone.$text.records;
    expect(before).toHaveLength(1);
    expect(after).toHaveLength(2);
    expect(s.facts.at(-1)).toEqual({ type: 'contact-person-updated-by-activity', activityId, contactPersonId, rule: '1.9' });
  });

  it('1.9 an update that names the contact person and brings no text adds no record', () => {
    const { s, activityId, contactPersonId } = withJobAgent();
    s.does(jobcentre, 'update-activity', { activityId, contactPerson: { contactPersonId } });
    expect(s.view.contactPersons[0].name.$text.records).toHaveLength(1);
  });

  it('1.9 a contact person of another activity, or of none, is unknown to it', () => {
    const { s, activityId, contactPersonId } = withJobAgent();
    const other = s.does(jobcentre, 'register-activity', { list: 'course', code: 35, from: '2022-03-14' }).activityId;
    const own = s.does(jobcentre, 'register-contact-person', { type: 33, name: 'Ea', from: '2022-03-14' }).contactPersonId;
    const update = (id: string | undefined, person: string | undefined) =>
      s.refuses(jobcentre, 'update-activity', { activityId: id, contactPerson: { contactPersonId: person, phone: '1' } });
    expect(update(other, contactPersonId)).toBe('unknown-contact-person (1.9)');
    expect(update(activityId, own)).toBe('unknown-contact-person (1.9)');
    expect(update(activityId, 'nobody')).toBe('unknown-contact-person (3.2)');
  });

  it('1.9 types 2 and 15 from an activity, and type 33, are updated and ended as contact persons', () => {
    const { s, activityId } = withJobAgent();
    for (const body of [{ type: 2, activityId }, { type: 15, activityId }, { type: 33 }]) {
      const { contactPersonId } = s.does(jobcentre, 'register-contact-person', { ...body, name: 'Bo', from: '2022-03-14' });
      s.does(jobcentre, 'update-contact-person', { contactPersonId, email: 'bo@example.dk' });
      s.does(jobcentre, 'end-contact-person', { contactPersonId, on: '2022-03-14' });
      expect(s.view.contactPersons.at(-1)).toMatchObject({ to: '2022-03-14' });
      expect(s.refuses(jobcentre, 'end-contact-person', { contactPersonId, on: '2022-03-14' })).toBe('already-ended (7.1)');
    }
  });

  it('1.9 texts stay out of the machine: it keeps the ids of the records, and whether an update brought any', () => {
    const s = story('2022-03-14');
    const { contactPersonId } = s.does(jobcentre, 'register-contact-person', {
      type: 33,
      name: 'ZZNAME',
      phone: 'ZZPHONE',
      from: '2022-03-14',
    });
    s.does(jobcentre, 'update-contact-person', { contactPersonId, email: 'ZZMAIL' });
    s.does(jobcentre, 'update-contact-person', { contactPersonId, to: '2022-05-01' });
    s.does(jobcentre, 'update-contact-person', { contactPersonId, email: null });
    expect(s.view.contactPersons[0].email.$text).toEqual({ records: ['command-1', 'command-2', 'command-4'], field: 'email' });
    expect(JSON.stringify([s.state, s.entries, s.effects])).not.toMatch(/ZZ/);
  });
});

describe('1.4 the types of contact person', () => {
  it('1.4 type 33 is unknown on the day before the release, known from the day itself', () => {
    const person = { type: 33, name: 'Bo', from: '2022-03-01' };
    const s = story('2022-03-13');
    expect(s.refuses(jobcentre, 'register-contact-person', person)).toBe('unknown-contact-person-type (1.4)');
    s.at('2022-03-13T23:59');
    expect(s.refuses(jobcentre, 'register-contact-person', person)).toBe('unknown-contact-person-type (1.4)');
    s.at('2022-03-14T00:01').does(jobcentre, 'register-contact-person', person);
    expect(s.view.contactPersons[0]).toMatchObject({ type: 33, typeName: 'Fastholdelseskonsulent', from: '2022-03-01' });
  });

  it.each([1, 4, 32, 34, 0, -3])('1.4 type %i is not known', (type) => {
    expect(story('2022-03-14').refuses(jobcentre, 'register-contact-person', { type, name: 'Bo', from: '2022-03-14' })).toBe(
      'unknown-contact-person-type (1.4)',
    );
  });

  it.each([
    [2, 'Udslusningskoordinator'],
    [3, 'Personlig jobformidler'],
    [15, 'Mentor'],
  ])('7.1 type %i (%s) needs an activity, before the release too', (type, typeName) => {
    const s = story('2022-03-10');
    const person = { type, name: 'Bo', from: '2022-03-10' };
    expect(s.refuses(jobcentre, 'register-contact-person', person)).toBe('activity-required (7.1)');
    expect(s.refuses(jobcentre, 'register-contact-person', { ...person, activityId: null })).toBe('activity-required (7.1)');
    expect(s.refuses(jobcentre, 'register-contact-person', { ...person, activityId: 'none' })).toBe('unknown-activity (7.1)');
    const { activityId } = s.does(jobcentre, 'register-activity', { list: 'course', code: 34, from: '2022-03-10' });
    s.does(jobcentre, 'register-contact-person', { ...person, activityId });
    expect(s.view.contactPersons[0]).toMatchObject({ type, typeName, activityId });
  });

  it('7.1 a contact person without an activity cannot become one of a type that comes from an activity', () => {
    const s = story('2022-03-14');
    const { contactPersonId } = s.does(jobcentre, 'register-contact-person', { type: 33, name: 'Bo', from: '2022-03-14' });
    expect(s.refuses(jobcentre, 'update-contact-person', { contactPersonId, type: 15 })).toBe('activity-required (7.1)');
    expect(s.refuses(jobcentre, 'update-contact-person', { contactPersonId, type: 7 })).toBe('unknown-contact-person-type (1.4)');
  });
});

describe('who, ids and dates come before the rules', () => {
  const person = { type: 33, name: 'Bo', from: '2022-03-14' };

  it.each(['register-contact-person', 'update-contact-person', 'end-contact-person'] as const)('%s is the jobcentre’s', (name) => {
    expect(specs.get(name)?.spec.roles).toEqual(['jobcentre']);
  });

  it('another jobcentre is refused; a start ahead, and an end before its start', () => {
    const s = story('2022-03-14');
    expect(s.refuses('jobcentre 102', 'register-contact-person', person)).toBe('not-your-citizen (7.1)');
    expect(s.refuses(jobcentre, 'register-contact-person', { ...person, from: '2022-03-15' })).toBe('date-in-future (7.1)');
    expect(s.refuses(jobcentre, 'register-contact-person', { ...person, to: '2022-03-13' })).toBe('date-order (7.1)');
    expect(s.refuses(jobcentre, 'register-contact-person', { ...person, type: 99, to: '2022-03-13' })).toBe('date-order (7.1)');
    const { contactPersonId } = s.does(jobcentre, 'register-contact-person', { ...person, to: '2022-04-01' });
    expect(s.refuses(jobcentre, 'update-contact-person', { contactPersonId, to: '2022-03-13' })).toBe('date-order (1.9)');
    expect(s.refuses(jobcentre, 'end-contact-person', { contactPersonId, on: '2022-03-13' })).toBe('date-order (1.9)');
    expect(s.refuses(jobcentre, 'end-contact-person', { contactPersonId, on: '2022-03-15' })).toBe('date-in-future (1.9)');
    expect(s.refuses(jobcentre, 'end-contact-person', { contactPersonId: 'x', on: '2022-03-15' })).toBe('unknown-contact-person (1.9)');
  });
});
