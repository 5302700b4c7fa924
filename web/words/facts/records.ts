import { type Fact, type FactWords, type Names, says, until } from '../fact-words.ts';
import type { Pair } from '../pairs.ts';

/** What is kept of the citizen, for how long, and how it is deleted. */

/** What happens on the date that a fact is about: `pilot/…/pilot-over`. */
const dated = (f: Fact, n: Names): string =>
  n.event(
    String(f.deadline ?? '')
      .split('/')
      .at(-1) ?? '',
  );

/** The title of a machine, in both languages; its id where it is no longer there. */
const titled = (f: Fact): Pair => {
  const { da = String(f.machine), en = String(f.machine) } = (f.title ?? {}) as { readonly da?: string; readonly en?: string };
  return [da, en];
};

export const recordsFacts: Readonly<Record<string, FactWords>> = {
  'activity-registered': says('records', (f, n) => [
    `Indsats registreret: ${n.activity(f.list, f.code)}, fra ${n.day(f.from)}${until(f, n)[0]}`,
    `Activity registered: ${n.activity(f.list, f.code)}, from ${n.day(f.from)}${until(f, n)[1]}`,
  ]),
  'activity-updated': says('records', (f, n) => [
    `Indsatsen er opdateret${f.to === null ? '; slutdatoen er fjernet' : until(f, n)[0]}`,
    `Activity updated${f.to === null ? '; its end date was removed' : until(f, n)[1]}`,
  ]),
  'contact-person-registered': says('records', (f, n) => [
    `Kontaktperson registreret${f.contactPersonType ? `: ${n.contactPersonType(f.contactPersonType)}` : ''}`,
    `Contact person registered${f.contactPersonType ? `: ${n.contactPersonType(f.contactPersonType)}` : ''}`,
  ]),
  'contact-person-updated': says('records', () => ['Kontaktpersonen er opdateret', 'Contact person updated']),
  'contact-person-updated-by-activity': says('records', () => [
    'Kontaktpersonen er opdateret gennem indsatsen',
    'Contact person updated through the activity',
  ]),
  'contact-person-ended': says('records', (f, n) => [
    `Kontaktrelationen er afsluttet ${n.day(f.to)}`,
    `The relation to the contact person ended on ${n.day(f.to)}`,
  ]),
  'udb-contact-received': says('records', (f) => [
    `Kontaktpunkt modtaget fra UDB (institution ${f.institutionNumber})`,
    `Contact point received from UDB (institution ${f.institutionNumber})`,
  ]),
  'institution-numbers-set': says('records', (f) => [
    `CVR-nummer ${f.cvr} og P-nummer ${f.pNumber} er hentet fra institutionsregistret`,
    `CVR number ${f.cvr} and P number ${f.pNumber} fetched from the register of institutions`,
  ]),
  'institution-not-found': says('records', () => [
    'Institutionen findes ikke i institutionsregistret',
    'The institution is not in the register',
  ]),
  'rehabilitation-registered': says('records', (f, n) => [
    `Rehabiliteringsforløb fra ${n.day(f.from)}${until(f, n)[0]}`,
    `Rehabilitation course from ${n.day(f.from)}${until(f, n)[1]}`,
  ]),
  'rehabilitation-updated': says('records', (f, n) => [
    f.to ? `Rehabiliteringsforløbet slutter ${n.day(f.to)}` : 'Rehabiliteringsforløbets slutdato er fjernet',
    f.to ? `The rehabilitation course ends on ${n.day(f.to)}` : 'The end date of the rehabilitation course was removed',
  ]),
  'profile-statistics-made': says('records', () => [
    'Den statistiske del af forberedelsesskemaet er dannet',
    'The statistical part of the form was made',
  ]),
  'integration-contract-registered': says('residence', (f, n) => [
    `Integrationskontrakt fra ${n.day(f.from)}${until(f, n)[0]}`,
    `Integration contract from ${n.day(f.from)}${until(f, n)[1]}`,
  ]),
  'integration-contract-updated': says('residence', (f, n) => [
    f.to ? `Integrationskontrakten slutter ${n.day(f.to)}` : 'Integrationskontraktens slutdato er fjernet',
    f.to ? `The integration contract ends on ${n.day(f.to)}` : 'The end date of the integration contract was removed',
  ]),
  'deadline-moved': says('deletion', (f, n) => [
    `Dato flyttet fra ${n.day(f.from)} til ${n.day(f.to)}: ${dated(f, n)}`,
    `Date moved from ${n.day(f.from)} to ${n.day(f.to)}: ${dated(f, n)}`,
  ]),
  'deadline-added': says('deletion', (f, n) => [`Ny dato ${n.day(f.to)}: ${dated(f, n)}`, `New date ${n.day(f.to)}: ${dated(f, n)}`]),
  'deadline-withdrawn': says('deletion', (f, n) => [
    `Datoen ${n.day(f.from)} er bortfaldet: ${dated(f, n)}`,
    `The date ${n.day(f.from)} no longer applies: ${dated(f, n)}`,
  ]),
  'machine-changed': says('records', (f) => {
    const [da, en] = titled(f);
    if (f.from === null) return [`Registret følger nu også: ${da}`, `The register now also keeps: ${en}`];
    if (f.to === null) return [`Registret følger ikke længere: ${da}`, `The register no longer keeps: ${en}`];
    return [`Overført til registrets nye version: ${da}`, `Carried over to the new version of the register: ${en}`];
  }),
  'deletion-rule-in-force': says('deletion', () => [
    'En ny regel om sletning gælder nu for skemaet',
    'A new rule of deletion now holds for the form',
  ]),
  'deletion-awaits-deregistration': says('deletion', () => [
    'Sletningen venter, til borgeren ikke længere er tilmeldt',
    'The deletion waits until the citizen is no longer registered',
  ]),
  'deletion-begun': says('deletion', (f, n) => [`Sletning er begyndt: ${n.value(f.kind)}`, `Deletion begun: ${n.value(f.kind)}`]),
  'record-deleted': says('deletion', (f, n) => [`Slettet: ${n.value(f.kind)}`, `Deleted: ${n.value(f.kind)}`]),
};
