import { codeLists, findCode } from '../code-lists/index.ts';
import { action } from '../core/action.ts';
import { addDays, type LegalDate } from '../core/calendar.ts';
import { type Events, payload, situation } from '../core/events.ts';
import { command, type MachineModule } from '../core/machine.ts';
import { openPeriod, type Period, placed } from '../core/periods.ts';
import { applies, guardName } from '../core/rule.ts';
import { setup } from '../core/setup.ts';
import type { CommandPayloads, Message, Situation } from '../core/types.ts';
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

/** The two notices of a move: to the new jobcentre, and to the old one. */
const notices = (s: Situation<Move>): readonly Message[] => {
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

type Taken = Events<'change-jobcentre' | 'move'>;

const machine = setup<JobcentreContext, Taken>()({
  guards: {
    [guardName(r12.givesNotices)]: (_: unknown, s: Situation<Move>) => applies(r12.givesNotices, s),
  },
  actions: {
    change: action({
      set: ({ context, s }, { jobcentre }: CommandPayloads['change-jobcentre']) => ({
        periods: placed(context.periods, jobcentre, s.today),
      }),
      reports: { 'jobcentre-changed': ({ was }, { jobcentre }) => ({ from: openPeriod(was.periods)?.value ?? null, to: jobcentre }) },
    }),
    notify: action({ sends: (_, s: Situation<Move>) => notices(s) }),
    move: action({
      set: ({ context }, { toJobcentre, on }: Move) => ({ periods: placed(context.periods, toJobcentre, on) }),
      reports: {
        moved: ({ was, s }, { toJobcentre, on }) => {
          const next = was.periods.find((p) => p.from > on);
          return { from: jobcentreOn(s.before, on), to: toJobcentre, on, ...(next === undefined ? {} : { until: next.from }) };
        },
      },
    }),
  },
}).createMachine({
  id: 'jobcentre',
  context: { periods: [] },
  initial: 'known',
  states: {
    known: {
      on: {
        'change-jobcentre': { actions: { type: 'change', params: payload } },
        move: [
          {
            guard: { type: guardName(r12.givesNotices), params: situation },
            actions: [
              { type: 'notify', params: situation },
              { type: 'move', params: payload },
            ],
          },
          { actions: { type: 'move', params: payload } },
        ],
      },
    },
  },
});

export const jobcentre: MachineModule<'jobcentre', Taken> = {
  id: 'jobcentre',
  title: { en: 'Jobcentre', da: 'Jobcentertilhørsforhold' },
  rule: '1.7',
  version: 2,
  migrations: { 1: (item) => ({ ...item, context: belongsAtFirst((item.context as { readonly jobcentre: string }).jobcentre) }) },
  cardinality: 'one',
  machine,
  subscribesTo: [],
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
