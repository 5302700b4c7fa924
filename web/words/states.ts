import type { Pair, Words } from './pairs.ts';

/** The states of the charts, by machine. A chart that names its states itself needs no line here. A test holds them against the machines. */
const states: Readonly<Record<string, Words>> = {
  jobcentre: { known: ['Hører til et jobcenter', 'Belongs to a jobcentre'] },
  'integration-contract': { unregistered: ['Ikke registreret', 'Not registered'], registered: ['Registreret', 'Registered'] },
  membership: { none: ['Ikke medlem', 'No member'], member: ['Medlem', 'Member'] },
  'benefit-period': {
    none: ['Ingen periode', 'No period'],
    running: ['I gang', 'Running'],
    used: ['Timegrænsen er overskredet', 'Figure passed'],
  },
  'sick-leave': { unreported: ['Ikke sygemeldt', 'Not reported'], sick: ['Sygemeldt', 'Sick'], recovered: ['Raskmeldt', 'Recovered'] },
  'contact-group': {
    none: ['Ingen åben gruppe', 'No open group'],
    open: ['Åben gruppe', 'Open group'],
    sick: ['Sygemeldt (24 eller 25)', 'Sick (24 or 25)'],
  },
  'job-seeker-registration': { notRegistered: ['Ikke tilmeldt', 'Not registered'], registered: ['Tilmeldt', 'Registered'] },
  absence: {
    unregistered: ['Ikke registreret', 'Not registered'],
    running: ['I gang', 'Running'],
    active: ['Aktivt', 'Active'],
    inactive: ['Inaktivt', 'Inactive'],
    ended: ['Afsluttet', 'Ended'],
  },
  meeting: {
    unmade: ['Ikke aftalt', 'Not made'],
    open: ['Aftalt', 'Open'],
    cancelled: ['Annulleret', 'Cancelled'],
    passed: ['Passeret', 'Passed'],
  },
  'booking-deadline': {
    unmade: ['Ikke sat', 'Not set'],
    open: ['Åben', 'Open'],
    met: ['Overholdt', 'Met'],
    missed: ['Ikke overholdt', 'Missed'],
    closed: ['Lukket', 'Closed'],
  },
  'held-meeting': { unregistered: ['Ikke registreret', 'Not registered'], registered: ['Registreret', 'Registered'] },
  cv: { notApproved: ['Ikke godkendt', 'Not approved'], approved: ['Godkendt', 'Approved'] },
  'availability-assessment': {
    unreported: ['Ikke indberettet', 'Not reported'],
    quarantineUpcoming: ['Karantæne på vej', 'Quarantine ahead'],
    quarantineRunning: ['Karantæne', 'Quarantine'],
    quarantineExpired: ['Karantæne udløbet', 'Quarantine expired'],
    noted: ['Noteret', 'Noted'],
  },
  nuph: { unsent: ['Ikke sendt', 'Not sent'], open: ['Afventer svar', 'Awaits an answer'], answered: ['Besvaret', 'Answered'] },
  'job-search-documentation': { notRequested: ['Ingen frist', 'No deadline'], requested: ['Frist sat', 'Deadline set'] },
  'early-pension': {
    noTransitionDate: ['Ingen dato for efterløn', 'No date of efterløn'],
    transitionDateRegistered: ['Dato for efterløn registreret', 'Date of efterløn registered'],
  },
  notifications: {
    unwritten: ['Intet valg', 'No choice'],
    written: ['Valg registreret', 'Choice registered'],
    known: ['Valg er kendt', 'Choice is known'],
  },
  plan: { none: ['Ingen plan', 'No plan'], published: ['Publiceret', 'Published'], inactive: ['Inaktiv', 'Inactive'] },
  pilot: {
    unmarked: ['Ikke markeret', 'Not marked'],
    participating: ['Deltager', 'Participating'],
    inOffer: ['I tilbud', 'In an offer'],
    offerFinished: ['Tilbud færdigt', 'Offer finished'],
    ended: ['Ophørt', 'Ended'],
  },
  'education-subscription': { none: ['Intet abonnement', 'No subscription'], open: ['Åbent', 'Open'], closed: ['Lukket', 'Closed'] },
  activity: { unregistered: ['Ikke registreret', 'Not registered'], registered: ['Registreret', 'Registered'] },
  'contact-person': {
    unregistered: ['Ikke registreret', 'Not registered'],
    registered: ['Registreret', 'Registered'],
    deleting: ['Slettes', 'Being deleted'],
    deleted: ['Slettet', 'Deleted'],
  },
  rehabilitation: { unregistered: ['Ikke registreret', 'Not registered'], registered: ['Registreret', 'Registered'] },
  'job-search-requirement': { unwritten: ['Intet krav', 'No requirement'], written: ['Krav registreret', 'Requirement registered'] },
  'preparation-form': {
    unbegun: ['Ikke påbegyndt', 'Not begun'],
    started: ['Påbegyndt', 'Begun'],
    awaitingDeregistration: ['Venter på afmelding', 'Awaits deregistration'],
    submitted: ['Indsendt', 'Submitted'],
    deleting: ['Slettes', 'Being deleted'],
    deleted: ['Slettet', 'Deleted'],
  },
};

export const stateText = (
  machine: string,
  state: { readonly id: string; readonly name?: { readonly da: string; readonly en: string } },
): Pair => {
  if (state.name) return [state.name.da, state.name.en];
  const own = state.id.split('.').at(-1) ?? state.id;
  return states[machine]?.[state.id] ?? states[machine]?.[own] ?? [own, own];
};

export const hasStateText = (machine: string, id: string): boolean =>
  states[machine]?.[id] !== undefined || states[machine]?.[id.split('.').at(-1) ?? ''] !== undefined;
