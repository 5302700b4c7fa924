import { codeLists, findCode } from '../code-lists/index.ts';
import { addDays } from '../core/calendar.ts';
import { command, type MachineModule, report, send, set } from '../core/machine.ts';
import { applies, guardName } from '../core/rule.ts';
import type { MachineEvent, Message, Situation } from '../core/types.ts';
import { setup } from '../core/xstate.ts';
import { jobcentreNow } from '../readings.ts';
import type { Move } from './rules/1.2-relocation.ts';
import * as r12 from './rules/1.2-relocation.ts';
import * as r17 from './rules/1.7-jobcentre.ts';

/** The jobcentre that the citizen belongs to, and relocation notices. @da jobcentertilhørsforhold, flyttebesked @source 1.2, 1.7 */
export interface JobcentreContext {
  readonly jobcentre: string;
}

declare module '../core/types.ts' {
  interface MachineContexts {
    jobcentre: JobcentreContext;
  }
}

type Change = { readonly jobcentre: string };

/** The two notices of a move: to the new jobcentre, and to the old one. */
const notices = ({ s }: { s: Situation<Move> }): readonly Message[] => {
  const { toJobcentre, on } = s.payload;
  const old = jobcentreNow(s.before);
  const group = r12.groupOfMove(s.before, on);
  const types = r12.noticeTypes(group);
  const notice = (jobcentre: string, type: number | null): Message => {
    const text = type === null ? null : findCode(codeLists['relocation-notices'], type, s.today)?.description;
    return {
      to: `jobcentre ${jobcentre}`,
      channel: 'webservice',
      type,
      ...(text ? { text } : {}),
      data: { service: 'PersonNotificationService', contactGroup: group, from: old, to: toJobcentre, on },
    };
  };
  return [notice(toJobcentre, types?.to ?? null), notice(old, types?.from ?? null)];
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
    [guardName(r12.givesNotices)]: ({ event }) => applies(r12.givesNotices, event.s as Situation<Move>),
  },
}).createMachine({
  id: 'jobcentre',
  context: { jobcentre: '' },
  initial: 'known',
  states: {
    known: {
      on: {
        'change-jobcentre': {
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
        { toJobcentre: jobcentreNow(state), on: today },
      ],
    }),
  ],
  view: ([item]) => ({ jobcentre: item?.context.jobcentre ?? null }),
};
