import { describe, expect, it } from 'vitest';
import { story } from './story.ts';

const contact = { institutionNumber: 999001, name: 'Ib Institution', email: 'ib@example.dk' };

describe('3.4 CVR and P number on contacts from UDB', () => {
  it('3.4 a contact received on the day before the release is not looked up, then or later', () => {
    const s = story('2022-03-13');
    s.at('2022-03-13T23:59').does('udb', 'receive-udb-contact', contact);
    expect(s.open).toEqual([]);
    s.at('2022-06-01');
    expect(s.open).toEqual([]);
    expect(s.view.contactPersons[0]).toMatchObject({ type: null, typeName: null, from: '2022-03-13', to: null, cvr: null, pNumber: null });
  });

  it('3.4 a contact received from the release on is looked up by institution number', () => {
    const s = story('2022-03-14');
    const { contactPersonId } = s.does('udb', 'receive-udb-contact', contact);
    expect(s.open).toEqual([
      { kind: 'look-up-institution', institutionNumber: '999001', machine: 'contact-person', item: contactPersonId },
    ]);
    s.tells('contact-person', String(contactPersonId), 'institution-found', { cvr: '99999901', pNumber: '9999999001' });
    expect(s.view.contactPersons[0]).toMatchObject({ id: contactPersonId, from: '2022-03-14', cvr: '99999901', pNumber: '9999999001' });
    expect(s.facts.at(-1)).toMatchObject({ type: 'institution-numbers-set', cvr: '99999901', rule: '3.4' });
  });

  it('3.4 an institution that the register does not know: the contact is kept, with neither number', () => {
    const s = story('2022-03-14');
    const { contactPersonId } = s.does('udb', 'receive-udb-contact', contact);
    s.tells('contact-person', String(contactPersonId), 'institution-found', { cvr: null, pNumber: null });
    expect(s.view.contactPersons).toMatchObject([{ id: contactPersonId, cvr: null, pNumber: null }]);
    expect(s.facts.at(-1)).toMatchObject({ type: 'institution-not-found', rule: '3.4' });
  });

  it('3.4 UDB only; its texts stay out of the machine; the jobcentre ends it', () => {
    const s = story('2022-03-14');
    expect(s.refuses('jobcentre 101', 'receive-udb-contact', contact)).toBe('forbidden-role (3.4)');
    const { contactPersonId } = s.does('udb', 'receive-udb-contact', contact);
    expect(JSON.stringify([s.state, s.entries, s.effects])).not.toMatch(/Ib|example/);
    s.at('2022-04-01').does('jobcentre 101', 'end-contact-person', { contactPersonId, on: '2022-03-31' });
    expect(s.view.contactPersons[0]).toMatchObject({ to: '2022-03-31', deleteOn: '2022-09-30' });
  });
});
