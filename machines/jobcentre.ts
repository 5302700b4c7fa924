import { relocationPair } from './code-lists/relocation-notices.ts';
import { addDays, type LegalDate } from './core/calendar.ts';
import { allowedBy, command, guards, type MachineModule, report, send, set } from './core/machine.ts';
import { rule } from './core/rule.ts';
import type { CitizenState, MachineEvent, Message } from './core/types.ts';
import { and, setup } from './core/xstate.ts';
import { allOf, type Group, groupOn, jobcentreNow, oneOf } from './readings.ts';
import { RELEASE } from './rules/1.1-contact-course.ts';

/** The jobcentre that the citizen belongs to, and relocation notices. @da jobcentertilhørsforhold, flyttebesked @source 1.2, 1.7 */
export interface JobcentreContext {
  readonly jobcentre: string;
}

declare module './core/types.ts' {
  interface MachineContexts {
    jobcentre: JobcentreContext;
  }
}

type Change = { readonly jobcentre: string };
type Move = { readonly toJobcentre: string; readonly on: LegalDate };

const another = rule<Change>({
  id: '1.7',
  code: 'already-at-jobcentre',
  en: 'the citizen belongs to another jobcentre',
  da: 'Borgeren hører ikke allerede til jobcentret',
  holds: ({ before, payload }) => payload.jobcentre !== jobcentreNow(before),
});

const elsewhere = rule<Move>({
  id: '1.2',
  code: 'already-at-jobcentre',
  en: 'the citizen moves to another jobcentre',
  da: 'Borgeren flytter til et andet jobcenter',
  holds: ({ before, payload }) => payload.toJobcentre !== jobcentreNow(before),
});

/** From the release on a move with a contract gives a notice; before it none was made for these citizens. */
const noticesInForce = { validFrom: RELEASE };

/** A contract that is open on the day of the move: no end date, or one after that day. */
const contractOpen = (state: CitizenState, on: LegalDate): boolean =>
  allOf(state, 'integration-contract').some(({ context: c }) => c.from <= on && (c.to === null || c.to > on));

/** The group open on the day of the move, or else the latest before it; null when there never was one. */
const groupOfMove = (state: CitizenState, on: LegalDate): Group | null =>
  groupOn(state, on) ?? oneOf(state, 'contact-group').context.periods.findLast((p) => p.from <= on)?.value ?? null;

const notices = ({ s }: { s: MachineEvent<Move>['s'] }): readonly Message[] => {
  const group = groupOfMove(s.before, s.payload.on);
  const types = group === null ? null : relocationPair(group);
  const notice = (jobcentre: string, type: number | null): Message => ({
    to: `jobcentre ${jobcentre}`,
    channel: 'webservice',
    type,
    data: {
      service: 'PersonNotificationService',
      contactGroup: group,
      from: jobcentreNow(s.before),
      to: s.payload.toJobcentre,
      on: s.payload.on,
    },
  });
  return [notice(s.payload.toJobcentre, types?.to ?? null), notice(jobcentreNow(s.before), types?.from ?? null)];
};

const moved = [
  report<JobcentreContext, Move>(({ context, s }) => ({
    type: 'moved',
    from: context.jobcentre,
    to: s.payload.toJobcentre,
    on: s.payload.on,
  })),
  set<JobcentreContext, Move>(({ s }) => ({ jobcentre: s.payload.toJobcentre })),
];

const machine = setup({
  types: { context: {} as JobcentreContext, events: {} as MachineEvent },
  guards: {
    ...guards(another, elsewhere),
    '1.2 an integration contract is open on the day of the move': ({ event }) =>
      noticesInForce.validFrom <= event.s.today && contractOpen(event.s.before, (event.s.payload as Move).on),
  },
}).createMachine({
  id: 'jobcentre',
  context: { jobcentre: '' },
  initial: 'known',
  states: {
    known: {
      on: {
        'change-jobcentre': {
          guard: allowedBy(another),
          actions: [
            report<JobcentreContext, Change>(({ context, s }) => ({
              type: 'jobcentre-changed',
              from: context.jobcentre,
              to: s.payload.jobcentre,
            })),
            set<JobcentreContext, Change>(({ s }) => ({ jobcentre: s.payload.jobcentre })),
          ],
        },
        move: [
          {
            guard: and([allowedBy(elsewhere), '1.2 an integration contract is open on the day of the move']),
            actions: [send<JobcentreContext, Move>(notices), ...moved],
          },
          { guard: allowedBy(elsewhere), actions: moved },
        ],
      },
    },
  },
});

export const jobcentre: MachineModule<'jobcentre'> = {
  id: 'jobcentre',
  title: { en: 'Jobcentre', da: 'Jobcentertilhørsforhold' },
  rule: '1.7',
  version: 1,
  cardinality: 'one',
  machine,
  hears: [],
  commands: [
    command({
      name: 'change-jobcentre',
      rule: '1.7',
      roles: ['jobcentre'],
      on: 'one',
      rules: [another],
      samples: (state) => [{ jobcentre: `${jobcentreNow(state)}1` }, { jobcentre: jobcentreNow(state) }],
    }),
    command({
      name: 'move',
      rule: '1.2',
      roles: ['cpr'],
      on: 'one',
      notAhead: ['on'],
      rules: [elsewhere],
      samples: (state, today) => [
        { toJobcentre: `${jobcentreNow(state)}1`, on: today },
        { toJobcentre: `${jobcentreNow(state)}1`, on: addDays(today, -2) },
        { toJobcentre: jobcentreNow(state), on: today },
      ],
    }),
  ],
  view: ([item]) => ({ jobcentre: item?.context.jobcentre ?? null }),
};
