import type { GroupCell } from './1.8-cases.ts';
import type { Story } from './story.ts';

export const JOBCENTRE = 'jobcentre 101';
export const TITLES = { jobTitles: [{ title: 'Tømrer' }] };
export const register = (s: Story) => s.does(JOBCENTRE, 'register-job-seeker', TITLES);
export const deregister = (s: Story) => s.does(JOBCENTRE, 'deregister-job-seeker');
export const sick = (s: Story, firstSickDay: string) => s.does('benefit-system', 'report-sick', { firstSickDay });
export const well = (s: Story, recoveredOn: string) => s.does('batch', 'report-recovered', { recoveredOn });
export const registered = (s: Story): boolean => s.view.registration.status === 'registered';
export const groupNow = (s: Story): GroupCell => (s.view.contactGroup?.status === 'open' ? s.view.contactGroup.id : 'none');

/** Brings the citizen into the group, as the jobcentre can. */
export const moveTo = (s: Story, group: GroupCell): void => {
  if (groupNow(s) === group) return;
  if (group === 'none') s.does(JOBCENTRE, 'close-contact-group');
  else s.does(JOBCENTRE, groupNow(s) === 'none' ? 'open-contact-group' : 'change-contact-group', { contactGroup: group });
};

export const setRegistered = (s: Story, to: boolean): void => {
  if (registered(s) !== to) (to ? register : deregister)(s);
};
