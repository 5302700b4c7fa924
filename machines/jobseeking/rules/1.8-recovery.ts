import { addDays, type LegalDate } from '../../core/calendar.ts';
import { type Rule, rule } from '../../core/rule.ts';
import type { CitizenState, Item, ItemOf, MachineContexts, Situation } from '../../core/types.ts';
import { allOf, type Group, groupNow, registeredNow } from '../../readings.ts';

/** 1.8 Recovery must not register the citizen again wrongly. @da sygemelding, raskmelding, tilmelding @source 1.8 */

type Leave = MachineContexts['sick-leave'];
export type Sick = { readonly firstSickDay: LegalDate };
export type Well = { readonly recoveredOn: LegalDate };

export const sickNow = (state: CitizenState): ItemOf<'sick-leave'> | undefined =>
  allOf(state, 'sick-leave').find((l) => l.value === 'sick');

/** Whether a sick leave that has ended covers the day. */
const wasSickOn = ({ firstSickDay, recoveredOn }: Leave, day: LegalDate): boolean =>
  recoveredOn !== null && firstSickDay <= day && day < recoveredOn;

export const notSickAlready = rule<Sick>({
  id: '1.8',
  code: 'already-sick',
  en: 'the citizen is not sick already, now or on the first sick day',
  da: 'Borgeren er ikke allerede sygemeldt, nu eller på første sygedag',
  holds: ({ before, payload }) =>
    !allOf(before, 'sick-leave').some(({ value, context }) => value === 'sick' || wasSickOn(context, payload.firstSickDay)),
});

export const isSick = rule({
  id: '1.8',
  code: 'not-sick',
  en: 'the citizen is sick',
  da: 'Borgeren er sygemeldt',
  holds: ({ before }) => sickNow(before) !== undefined,
});

export const registered = rule({
  id: '1.8',
  code: 'not-registered',
  en: 'the citizen is registered',
  da: 'Borgeren er tilmeldt',
  holds: ({ before }) => registeredNow(before),
});

/** The day that decides: the one before the first sick day. */
export const decidingDay = (firstSickDay: LegalDate): LegalDate => addDays(firstSickDay, -1);

/**
 * The contact group after recovery, which is the current one then: 25 goes back, 24 closes, any other is left as the jobcentre made it.
 * @da aktuel kontaktgruppe (dvs. kontaktgruppen efter raskmelding)
 */
export const groupAfterRecovery = (state: CitizenState, leave: { readonly groupAtReport: Group | null }): Group | null => {
  const now = groupNow(state);
  if (now === 25) return leave.groupAtReport;
  return now === 24 ? null : now;
};

/* When recovery registers the citizen again: all of these. No refusals; what fails is named in the timeline by its code. */

const leaveOf = (s: Situation<Well>): Leave => (s.item as Item<Leave>).context;
const after = (s: Situation<Well>): Group | null => groupAfterRecovery(s.before, leaveOf(s));

const registeredBefore = rule<Well>({
  id: '1.8',
  code: 'not-registered-before',
  en: 'the citizen was registered on the day before the first sick day',
  da: "Tilmeldingsstatus forud for første sygedag er ikke 'Ikke tilmeldt'",
  holds: (s) => leaveOf(s).registeredBefore,
});

const sameGroup = rule<Well>({
  id: '1.8',
  code: 'contact-group-differs',
  en: 'the contact group on the day before the first sick day, or none, equals the one after recovery',
  da: 'Kontaktgruppen (eller ingen) forud for første sygedag er den samme som kontaktgruppen efter raskmelding',
  holds: (s) => leaveOf(s).groupBefore === after(s),
});

const notFrom13 = rule<Well>({
  id: '1.8',
  code: 'job-clarification',
  en: 'the contact group after recovery is not 13',
  da: 'Kontaktgruppen efter raskmelding er ikke 13 – Jobafklaring',
  holds: (s) => after(s) !== 13,
});

/** Only when an older sick leave is told of after a later one, and the two overlap: the later one's own recovery decides. */
const wellOnThatDay = rule<Well>({
  id: '1.8',
  code: 'sick-in-another-leave',
  en: 'no other sick leave covers the first well day',
  da: 'Ingen anden sygemelding dækker første raske dag',
  holds: ({ before, payload }) => !allOf(before, 'sick-leave').some(({ context }) => wasSickOn(context, payload.recoveredOn)),
});

/** The conditions, in the order in which the first that fails is named. */
export const registersAgain: readonly Rule<Well>[] = [registeredBefore, sameGroup, notFrom13, wellOnThatDay];
