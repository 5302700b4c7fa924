import { groupOpen } from '../contact/rules/0-register.ts';
import type { LegalDate } from '../core/calendar.ts';
import type { MachineModule } from '../core/machine.ts';
import { oneRecord } from '../core/record.ts';

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

export const jobSearchRequirement: MachineModule<'job-search-requirement'> = {
  ...oneRecord<'job-search-requirement'>({
    id: 'job-search-requirement',
    title: { en: 'Job-search requirement', da: 'Krav til jobsøgning' },
    rule: '3.8',
    blank: { perWeek: null, since: null },
    written: {
      'register-job-search-requirement': {
        rule: '3.8',
        roles: ['jobcentre'],
        rules: [groupOpen],
        keeps: ({ payload, today }) => ({ perWeek: payload.perWeek, since: today }),
        reports: 'job-search-requirement-registered',
        samples: () => [{ perWeek: 2 }],
      },
    },
    view: ([item]) => ({ jobSearchRequirement: item?.context.since ? item.context : null }),
  }),
  version: 2,
  migrations: { 1: (item) => ({ ...item, value: item.value === 'required' ? 'written' : 'unwritten' }) },
};
