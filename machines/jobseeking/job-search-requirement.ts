import { groupOpen } from '../contact/rules/0-register.ts';
import type { LegalDate } from '../core/calendar.ts';
import { command, type MachineModule, report, set } from '../core/machine.ts';
import type { CommandPayloads, MachineEvent } from '../core/types.ts';
import { setup } from '../core/xstate.ts';

/** How many jobs the citizen must apply for each week; in any open contact group, 7 included. @da krav til jobsøgning @source 3.8 */
export interface JobSearchRequirementContext {
  readonly perWeek: number | null;
  readonly since: LegalDate | null;
}

declare module '../core/types.ts' {
  interface MachineContexts {
    'job-search-requirement': JobSearchRequirementContext;
  }
}

type Register = CommandPayloads['register-job-search-requirement'];

const registers = [groupOpen];

const register = {
  target: 'required' as const,
  actions: [
    set<JobSearchRequirementContext, Register>(({ s }) => ({ perWeek: s.payload.perWeek, since: s.today })),
    report<JobSearchRequirementContext, Register>(({ s }) => ({
      type: 'job-search-requirement-registered',
      perWeek: s.payload.perWeek,
      since: s.today,
    })),
  ],
};

const machine = setup({
  types: { context: {} as JobSearchRequirementContext, events: {} as MachineEvent },
}).createMachine({
  id: 'job-search-requirement',
  context: { perWeek: null, since: null },
  initial: 'none',
  states: {
    none: { on: { 'register-job-search-requirement': register } },
    required: { on: { 'register-job-search-requirement': register } },
  },
});

export const jobSearchRequirement: MachineModule<'job-search-requirement'> = {
  id: 'job-search-requirement',
  title: { en: 'Job-search requirement', da: 'Krav til jobsøgning' },
  rule: '3.8',
  version: 1,
  cardinality: 'one',
  machine,
  hears: [],
  commands: [
    command({
      name: 'register-job-search-requirement',
      rule: '3.8',
      roles: ['jobcentre'],
      on: 'one',
      rules: registers,
      samples: () => [{ perWeek: 2 }],
    }),
  ],
  view: ([item]) => ({
    jobSearchRequirement: item?.value === 'required' ? { perWeek: item.context.perWeek, since: item.context.since } : null,
  }),
};
