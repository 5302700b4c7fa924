import { type Story, story } from './story.ts';

export const JOBCENTRE = 'jobcentre 101';

export const open = (s: Story, contactGroup: number | string) => s.does(JOBCENTRE, 'open-contact-group', { contactGroup });
export const contract = (s: Story, from: string, to?: string | null) =>
  s.does(JOBCENTRE, 'register-integration-contract', { from, ...(to === undefined ? {} : { to }) });
export const move = (s: Story, on: string, toJobcentre: string | number = '202') => s.does('cpr', 'move', { toJobcentre, on });
export const notices = (s: Story) => s.messages.map(({ to, type, channel }) => ({ to, type, channel }));
export const notice = (jobcentre: string, type: number | null) => ({ to: `jobcentre ${jobcentre}`, type, channel: 'webservice' });

/** From the day before the release, with a contract that is open. */
export const withContract = (start = '2022-03-14'): Story => {
  const s = story(start);
  contract(s, '2022-01-01');
  return s;
};
