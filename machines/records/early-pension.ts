import { action } from '../core/action.ts';
import { addDays, type LegalDate } from '../core/calendar.ts';
import { type Events, payload } from '../core/events.ts';
import { command, type MachineModule, textOf } from '../core/machine.ts';
import { setup } from '../core/setup.ts';
import type { CommandPayloads } from '../core/types.ts';
import { aKasseNow, latestMembership, oneOf } from '../readings.ts';
import { latestMayRead, READING_BY_A_KASSE, readsEarlyPension } from './rules/6.1-early-pension.ts';

/**
 * What UDK has reported of early pension and compensation, and the member's transition to efterløn.
 * A report's kind and amount stand neither in the view nor in the timeline: 6.1 says who reads them.
 * @da tidlig pension, kompensationsbeløb, overgang til efterløn @source 6.1
 */
export interface EarlyPensionContext {
  readonly reports: readonly EarlyPensionReport[];
  /** The date of transition registered on the member, by whichever a-kasse. @da dato for overgang til efterløn */
  readonly transitionOn: LegalDate | null;
}

/** The amount lies in the record of the report's id. */
export interface EarlyPensionReport {
  readonly id: string;
  readonly kind: 'pension' | 'compensation';
  readonly from: LegalDate;
  readonly reportedOn: LegalDate;
}

declare module '../core/types.ts' {
  interface MachineContexts {
    'early-pension': EarlyPensionContext;
  }
}

type Taken = Events<'report-early-pension' | 'register-transition-to-efterloen'>;
type Reported = CommandPayloads['report-early-pension'];

const chart = setup<EarlyPensionContext, Taken>()({
  guards: {
    '6.1 the citizen is a member of an a-kasse': ({ event }) => aKasseNow(event.s.current) !== null,
    '6.1 the latest a-kasse may still read': ({ event }) => latestMayRead(event.s.current, event.s.today),
  },
  actions: {
    keep: action({
      set: ({ context, s }, { kind, from }: Reported) => ({
        reports: [...context.reports, { id: s.newId, kind, from, reportedOn: s.today }],
      }),
      reports: { 'early-pension-reported': ({ s }) => ({ reportId: s.newId }) },
    }),
    /** To the present a-kasse, or else to the latest. It names the report only: what it says is read, as long as it may be. */
    informAKasse: action({
      sends: ({ s }) => [
        {
          to: `a-kasse ${latestMembership(s.current)?.value}`,
          channel: 'webservice',
          type: 'GetTidligPensionVersion1',
          data: { reportId: s.newId },
        },
      ],
    }),
    registerTransition: action({
      set: (_, { on }: CommandPayloads['register-transition-to-efterloen']) => ({ transitionOn: on }),
      reports: { 'transition-to-efterloen-registered': (_, { on }) => ({ on }) },
    }),
  },
});

const keep = { type: 'keep', params: payload<Reported> } as const;

const machine = chart.createMachine({
  id: 'early-pension',
  context: { reports: [], transitionOn: null },
  initial: 'noTransitionDate',
  on: {
    'register-transition-to-efterloen': {
      target: '.transitionDateRegistered',
      actions: { type: 'registerTransition', params: payload },
    },
  },
  states: {
    noTransitionDate: {
      on: {
        'report-early-pension': [
          { guard: '6.1 the citizen is a member of an a-kasse', actions: [keep, 'informAKasse'] },
          { actions: keep },
        ],
      },
    },
    transitionDateRegistered: {
      on: {
        'report-early-pension': [{ guard: '6.1 the latest a-kasse may still read', actions: [keep, 'informAKasse'] }, { actions: keep }],
      },
    },
  },
});

export const earlyPension: MachineModule<'early-pension', Taken> = {
  id: 'early-pension',
  title: { en: 'Early pension', da: 'Tidlig pension' },
  rule: '6.1',
  version: 1,
  cardinality: 'one',
  machine,
  subscribesTo: [],
  commands: [
    command({
      name: 'report-early-pension',
      rule: '6.1',
      roles: ['udk'],
      on: 'one',
      notAhead: ['from'],
      // who reads the timeline may be one who may not read the report: it says when the report came
      entryOf: 'today',
      rules: [],
      samples: (_, today) => [
        { kind: 'pension', from: today },
        { kind: 'compensation', from: addDays(today, -40) },
      ],
    }),
    command({
      name: 'register-transition-to-efterloen',
      rule: '6.1',
      roles: ['a-kasse'],
      ownership: 'own-rules',
      on: 'one',
      rules: READING_BY_A_KASSE,
      samples: (_, today) => [{ on: today }, { on: addDays(today, -40) }, { on: addDays(today, 40) }],
    }),
  ],
  reads: {
    'early-pension': (state) => {
      const { reports, transitionOn } = oneOf(state, 'early-pension').context;
      return {
        reports: reports.map(({ id, kind, from, reportedOn }) => ({ id, kind, amount: textOf([id], 'amount'), from, reportedOn })),
        transitionToEfterloen: transitionOn,
      };
    },
  },
  ownTests: { 'early-pension': readsEarlyPension },
};
