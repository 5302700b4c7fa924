import { codeLists, findCode } from '../code-lists/index.ts';
import { addDays, type LegalDate } from '../core/calendar.ts';
import { command, type MachineModule, report, send, set } from '../core/machine.ts';
import { openPeriod, type Period, placed } from '../core/periods.ts';
import { applies, guardName } from '../core/rule.ts';
import type { MachineEvent, Message, Situation } from '../core/types.ts';
import { setup } from '../core/xstate.ts';
import { jobcentreNow, jobcentreOn } from '../readings.ts';
import type { Move } from './rules/1.2-relocation.ts';
import * as r12 from './rules/1.2-relocation.ts';
import * as r17 from './rules/1.7-jobcentre.ts';

/** The jobcentre that the citizen belongs to, and relocation notices. @da jobcentertilhørsforhold, flyttebesked @source 1.2, 1.7 */
export interface JobcentreContext {
  /** Where the citizen belonged, by moves and changes: the first from ever, the last one open. */
  readonly periods: readonly Period<string>[];
}

declare module '../core/types.ts' {
  interface MachineContexts {
    jobcentre: JobcentreContext;
  }
}

/** Before the first move or change that is known. */
const EVER: LegalDate = '0001-01-01';

/** A citizen as created. */
export const belongsAtFirst = (jobcentre: string): JobcentreContext => ({ periods: [{ value: jobcentre, from: EVER, until: null }] });

type Change = { readonly jobcentre: string };

/** The two notices of a move: to the new jobcentre, and to the old one. */
const notices = ({ s }: { s: Situation<Move> }): readonly Message[] => {
  const { toJobcentre, on } = s.payload;
  const old = jobcentreOn(s.before, on);
  const group = r12.groupOfMove(s.before, on);
  const types = r12.noticeTypes(group);
  const notice = (jobcentre: string, type: number | null): Message => {
    const entry = type === null ? undefined : findCode(codeLists['relocation-notices'], type, s.today);
    return {
      to: `jobcentre ${jobcentre}`,
      channel: 'webservice',
      type,
      ...(entry?.description ? { text: entry.description } : {}),
      data: { service: 'PersonNotificationService', name: entry?.name ?? null, contactGroup: group, from: old, to: toJobcentre, on },
    };
  };
  return [notice(toJobcentre, types?.to ?? null), notice(old, types?.from ?? null)];
};

const moved = [
  report<JobcentreContext, Move>(({ context, s: { before, payload } }) => {
    const next = context.periods.find((p) => p.from > payload.on);
    return {
      type: 'moved',
      from: jobcentreOn(before, payload.on),
      to: payload.toJobcentre,
      on: payload.on,
      ...(next === undefined ? {} : { until: next.from }),
    };
  }),
  set<JobcentreContext, Move>(({ context, s }) => ({ periods: placed(context.periods, s.payload.toJobcentre, s.payload.on) })),
];

const machine = setup({
  types: { context: {} as JobcentreContext, events: {} as MachineEvent },
  guards: {
    [guardName(r12.givesNotices)]: ({ event }) => applies(r12.givesNotices, event.s as Situation<Move>),
  },
}).createMachine({
  id: 'jobcentre',
  context: { periods: [] },
  initial: 'known',
  states: {
    known: {
      on: {
        'change-jobcentre': {
          actions: [
            report<JobcentreContext, Change>(({ context, s }) => ({
              type: 'jobcentre-changed',
              from: openPeriod(context.periods)?.value ?? null,
              to: s.payload.jobcentre,
            })),
            set<JobcentreContext, Change>(({ context, s }) => ({ periods: placed(context.periods, s.payload.jobcentre, s.today) })),
          ],
        },
        move: [
          {
            guard: guardName(r12.givesNotices),
            actions: [send<JobcentreContext, Move>(notices), ...moved],
          },
          { actions: moved },
        ],
      },
    },
  },
});

export const jobcentre: MachineModule<'jobcentre'> = {
  id: 'jobcentre',
  title: { en: 'Jobcentre', da: 'Jobcentertilhørsforhold' },
  rule: '1.7',
  version: 2,
  migrations: { 1: (item) => ({ ...item, context: belongsAtFirst((item.context as { readonly jobcentre: string }).jobcentre) }) },
  cardinality: 'one',
  machine,
  hears: [],
  commands: [
    command({
      name: 'change-jobcentre',
      rule: '1.7',
      roles: ['jobcentre'],
      on: 'one',
      rules: [r17.anotherJobcentre],
      samples: (state) => [{ jobcentre: `${jobcentreNow(state)}1` }, { jobcentre: jobcentreNow(state) }],
    }),
    command({
      name: 'move',
      rule: '1.2',
      roles: ['cpr'],
      on: 'one',
      notAhead: ['on'],
      rules: [r12.movesElsewhere],
      samples: (state, today) => [
        { toJobcentre: `${jobcentreNow(state)}1`, on: today },
        { toJobcentre: `${jobcentreNow(state)}1`, on: addDays(today, -2) },
        { toJobcentre: `${jobcentreNow(state)}2`, on: addDays(today, -4) },
        { toJobcentre: jobcentreNow(state), on: today },
      ],
    }),
  ],
  view: (_, state) => ({ jobcentre: jobcentreNow(state) }),
};
