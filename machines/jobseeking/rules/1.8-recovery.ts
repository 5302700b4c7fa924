import { addDays, inDanish, inEnglish, type LegalDate } from '../../core/calendar.ts';
import { type Rule, rule } from '../../core/rule.ts';
import type { CitizenState, ItemOf, MachineContexts, Situation } from '../../core/types.ts';
import { allOf, type Group, groupNow, groupOn, oneOf, registeredOn } from '../../readings.ts';
import { leavesOf, sickInAnother } from './1.8-registration-history.ts';

/** 1.8 Recovery must not register the citizen again wrongly. @da sygemelding, raskmelding, tilmelding @source 1.8 */

type Leave = MachineContexts['sick-leave'];
export type Sick = { readonly firstSickDay: LegalDate };
export type Well = { readonly recoveredOn: LegalDate };

export const sickNow = (state: CitizenState): ItemOf<'sick-leave'> | undefined =>
  allOf(state, 'sick-leave').find((l) => l.value === 'sick');

/** Whether a sick leave that has ended covers the day. */
const wasSickOn = ({ firstSickDay, recoveredOn }: Leave, day: LegalDate): boolean =>
  recoveredOn !== null && firstSickDay <= day && day < recoveredOn;

/** The leave that is in the way of a report with that first sick day. */
const inTheWay = (state: CitizenState, firstSickDay: LegalDate): Leave | undefined =>
  allOf(state, 'sick-leave').find(({ value, context }) => value === 'sick' || wasSickOn(context, firstSickDay))?.context;

export const notSickAlready = rule<Sick>({
  id: '1.8',
  code: 'already-sick',
  en: 'the citizen is not sick already, now or on the first sick day',
  da: 'Borgeren er ikke allerede sygemeldt, nu eller på første sygedag',
  wrong: ({ before, payload }) => {
    const { firstSickDay, recoveredOn } = inTheWay(before, payload.firstSickDay) ?? { firstSickDay: '', recoveredOn: null };
    return recoveredOn === null
      ? {
          en: `The citizen is sick already, since ${inEnglish(firstSickDay)}`,
          da: `Borgeren er allerede sygemeldt (første sygedag ${inDanish(firstSickDay)})`,
        }
      : {
          en: `The citizen was sick on ${inEnglish(payload.firstSickDay)} already: from ${inEnglish(firstSickDay)}, well again on ${inEnglish(recoveredOn)}`,
          da: `Borgeren var allerede sygemeldt den ${inDanish(payload.firstSickDay)}: fra ${inDanish(firstSickDay)}, rask igen ${inDanish(recoveredOn)}`,
        };
  },
  holds: ({ before, payload }) => inTheWay(before, payload.firstSickDay) === undefined,
});

export const isSick = rule({
  id: '1.8',
  code: 'not-sick',
  en: 'the citizen is sick',
  da: 'Borgeren er sygemeldt',
  wrong: ({ before }) => {
    const last = leavesOf(before).at(-1)?.recoveredOn ?? null;
    return last === null
      ? { en: 'The citizen is not reported sick', da: 'Borgeren er ikke sygemeldt' }
      : {
          en: `The citizen is not sick: well again since ${inEnglish(last)}`,
          da: `Borgeren er ikke sygemeldt: raskmeldt med første raske dag ${inDanish(last)}`,
        };
  },
  holds: ({ before }) => sickNow(before) !== undefined,
});

type Off = { readonly on?: LegalDate | undefined };

/** A deregistration may be reported late, also when the registration has ended since: then it ended on its own day. */
export const registered = rule<Off>({
  id: '1.8',
  code: 'not-registered',
  en: 'the citizen is registered on the day of the deregistration',
  da: 'Borgeren er tilmeldt på afmeldingsdagen',
  wrong: ({ before, payload, today }) => {
    const on = payload.on ?? today;
    const last = oneOf(before, 'job-seeker-registration').context.periods.findLast((p) => p.until !== null && p.until <= on);
    return last?.until == null
      ? {
          en: `The citizen is not registered as a job seeker on ${inEnglish(on)}, nor was before`,
          da: `Borgeren er ikke tilmeldt som jobsøgende den ${inDanish(on)} og har ikke været det før`,
        }
      : {
          en: `The citizen is not registered as a job seeker on ${inEnglish(on)}: not since ${inEnglish(last.until)}`,
          da: `Borgeren er ikke tilmeldt som jobsøgende den ${inDanish(on)} (ikke siden ${inDanish(last.until)})`,
        };
  },
  holds: ({ before, payload, today }) => registeredOn(before, payload.on ?? today),
});

/**
 * The day that decides: the one before the first sick day; of leaves that follow on one another, the one before the first of them (A). A leave
 * whose first sick day is the first well day of another, or lies in it, continues that one.
 */
export const decidingDay = (state: CitizenState, { firstSickDay }: { readonly firstSickDay: LegalDate }): LegalDate => {
  const leaves = leavesOf(state);
  let first = firstSickDay;
  for (;;) {
    const before = leaves.find((l) => l.firstSickDay < first && (l.recoveredOn === null || first <= l.recoveredOn));
    if (!before) return addDays(first, -1);
    first = before.firstSickDay;
  }
};

/**
 * The contact group after recovery, which is the current one when the recovery is reported: 25 goes back, 24 closes, any other is left as the
 * jobcentre made it. @da aktuel kontaktgruppe (dvs. kontaktgruppen efter raskmelding)
 */
export const groupAfterRecovery = (state: CitizenState, leave: { readonly groupAtReport: Group | null }): Group | null => {
  const now = groupNow(state);
  if (now === 25) return leave.groupAtReport;
  return now === 24 ? null : now;
};

/* When recovery registers the citizen again: all of these. No refusals; what fails is named in the timeline by its code. */

/** A recovery as it was reported, on the truth as it is known by now: the same conditions say, later, whether it was right to register. */
interface Recovery {
  readonly state: CitizenState;
  readonly leave: Leave;
  readonly recoveredOn: LegalDate;
  readonly groupAfter: Group | null;
}

const conditions = {
  registeredBefore: ({ state, leave }: Recovery): boolean => registeredOn(state, decidingDay(state, leave)),
  sameGroup: ({ state, leave, groupAfter }: Recovery): boolean => groupOn(state, decidingDay(state, leave)) === groupAfter,
  notFrom13: ({ groupAfter }: Recovery): boolean => groupAfter !== 13,
  wellOnThatDay: ({ state, leave, recoveredOn }: Recovery): boolean => !sickInAnother(leavesOf(state), leave, recoveredOn),
} as const;

const reported = ({ before: state, item, payload: { recoveredOn } }: Situation<Well>): Recovery => {
  const leave = (item as ItemOf<'sick-leave'>).context;
  return { state, leave, recoveredOn, groupAfter: groupAfterRecovery(state, leave) };
};

const registeredBefore = rule<Well>({
  id: '1.8',
  code: 'not-registered-before',
  en: 'the citizen was registered on the day before the first sick day',
  da: "Tilmeldingsstatus forud for første sygedag er ikke 'Ikke tilmeldt'",
  wrong: {
    en: 'The citizen was not registered on the day before the first sick day',
    da: 'Borgeren var ikke tilmeldt dagen før første sygedag',
  },
  holds: (s) => conditions.registeredBefore(reported(s)),
});

const sameGroup = rule<Well>({
  id: '1.8',
  code: 'contact-group-differs',
  en: 'the contact group on the day before the first sick day, or none, equals the one after recovery',
  da: 'Kontaktgruppen (eller ingen) forud for første sygedag er den samme som kontaktgruppen efter raskmelding',
  wrong: {
    en: 'The contact group after recovery is another than on the day before the first sick day',
    da: 'Kontaktgruppen efter raskmelding er en anden end dagen før første sygedag',
  },
  holds: (s) => conditions.sameGroup(reported(s)),
});

const notFrom13 = rule<Well>({
  id: '1.8',
  code: 'job-clarification',
  en: 'the contact group after recovery is not 13',
  da: 'Kontaktgruppen efter raskmelding er ikke 13 – Jobafklaring',
  wrong: { en: 'The contact group after recovery is 13', da: 'Kontaktgruppen efter raskmelding er 13 – Jobafklaring' },
  holds: (s) => conditions.notFrom13(reported(s)),
});

/** Only when an older sick leave is reported after a later one, and the two overlap: the later one's own recovery decides. */
const wellOnThatDay = rule<Well>({
  id: '1.8',
  code: 'sick-in-another-leave',
  en: 'no other sick leave covers the first well day',
  da: 'Ingen anden sygemelding dækker første raske dag',
  wrong: { en: 'Another sick leave covers the first well day', da: 'En anden sygemelding dækker første raske dag' },
  holds: (s) => conditions.wellOnThatDay(reported(s)),
});

/** The conditions, in the order in which the first that fails is named. */
export const registersAgain: readonly Rule<Well>[] = [registeredBefore, sameGroup, notFrom13, wellOnThatDay];

/** Whether a recovery that was reported registers the citizen again, as the truth is known by now. */
export const registersNow = (state: CitizenState, leave: Leave): boolean => {
  const { recoveredOn, groupAfter } = leave;
  return recoveredOn !== null && Object.values(conditions).every((holds) => holds({ state, leave, recoveredOn, groupAfter }));
};
