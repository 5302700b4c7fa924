import { describe, expect, it } from 'vitest';
import { roleAllows, specs } from '../../machines/citizen.ts';
import type { Role } from '../../machines/core/types.ts';
import { commandNames } from '../../machines/shapes.ts';
import { type CommandName, type Story, story } from './story.ts';

const ROLES: readonly Role[] = ['jobcentre', 'a-kasse', 'citizen', 'benefit-system', 'cpr', 'udb', 'udk', 'batch', 'operator'];

/* The contract's table of commands and roles, whole (API.md). "the role that registered it" is asked when the thing is found. */
const TABLE: Readonly<Record<CommandName, readonly Role[]>> = {
  'open-contact-group': ['jobcentre'],
  'change-contact-group': ['jobcentre'],
  'close-contact-group': ['jobcentre'],
  'assess-category': ['jobcentre'],
  'change-jobcentre': ['jobcentre'],
  'register-job-seeker': ['jobcentre', 'citizen'],
  'deregister-job-seeker': ['jobcentre', 'citizen'],
  'create-credentials': ['jobcentre'],
  'join-a-kasse': ['a-kasse'],
  'change-a-kasse': ['a-kasse'],
  'leave-a-kasse': ['a-kasse'],
  'start-benefit-period': ['a-kasse'],
  'report-benefit-hours': ['a-kasse'],
  'register-absence': ['jobcentre', 'a-kasse'],
  'end-absence': ['jobcentre', 'a-kasse'],
  'create-deadline': ['jobcentre'],
  summon: ['jobcentre'],
  'book-meeting': ['citizen'],
  'cancel-appointment': ['jobcentre', 'citizen'],
  'register-held-meeting': ['jobcentre', 'a-kasse'],
  'subscribe-notifications': ['citizen'],
  'report-sick': ['benefit-system'],
  'report-recovered': ['batch', 'benefit-system'],
  'publish-plan': ['jobcentre'],
  'set-education-step': ['jobcentre'],
  'register-support-needs': ['jobcentre'],
  'remove-support-needs': ['jobcentre'],
  'mark-pilot-participation': ['jobcentre'],
  'end-pilot-participation': ['jobcentre'],
  'start-pilot-offer': ['jobcentre'],
  'finish-pilot-offer': ['jobcentre'],
  'receive-udb-event': ['udb'],
  'receive-udb-contact': ['udb'],
  'register-activity': ['jobcentre', 'a-kasse'],
  'update-activity': ['jobcentre', 'a-kasse'],
  'register-job-search-requirement': ['jobcentre'],
  'register-rehabilitation': ['jobcentre'],
  'update-rehabilitation': ['jobcentre'],
  'register-contact-person': ['jobcentre'],
  'update-contact-person': ['jobcentre'],
  'end-contact-person': ['jobcentre'],
  'start-preparation-form': ['citizen'],
  'submit-preparation-form': ['citizen'],
  'approve-cv': ['a-kasse'],
  'report-cv-status': ['a-kasse'],
  'send-nuph': ['jobcentre'],
  'report-availability-assessment': ['a-kasse'],
  'request-job-search-documentation': ['a-kasse'],
  'report-early-pension': ['udk'],
  'register-transition-to-efterloen': ['a-kasse'],
  'register-integration-contract': ['jobcentre'],
  'update-integration-contract': ['jobcentre'],
  move: ['cpr'],
};

const sampleOf = (name: string): unknown => {
  const s = story('2022-04-04');
  return specs.get(name)?.spec.samples(s.state, s.today)[0] ?? {};
};
const orgOf = (role: Role): string => (role === 'jobcentre' ? ' 101' : role === 'a-kasse' ? ' 5' : '');

describe('0 who may give a command', () => {
  it('0 the table has every command of the contract', () => {
    expect(Object.keys(TABLE).sort()).toEqual([...commandNames].sort());
  });

  for (const name of commandNames.filter((n) => specs.has(n))) {
    it(`0 ${name} is for ${TABLE[name].join(' and ')}, every other role is forbidden-role`, () => {
      const payload = sampleOf(name);
      const allowed = ROLES.filter((role) => roleAllows(name, payload, { role, org: orgOf(role).trim() || null }));
      // 75 alone is for the a-kasse only (1.1 a); the table's row is about the others.
      const row = name === 'register-absence' && (payload as { code: number }).code === 75 ? ['a-kasse'] : TABLE[name];
      expect([...allowed].sort()).toEqual([...row].sort());
    });
  }

  it('0 absence 10 may be registered by both roles, 75 by the a-kasse only', () => {
    const may = (role: Role, code: number) => roleAllows('register-absence', { code, from: '2022-03-14' }, { role, org: '1' });
    expect([may('jobcentre', 10), may('a-kasse', 10), may('jobcentre', 75), may('a-kasse', 75)]).toEqual([true, true, false, true]);
  });

  it('0 the operator and the clock give no command', () => {
    const s = story('2022-03-14');
    expect(s.refuses('operator', 'close-contact-group')).toBe('forbidden-role (0)');
    expect(s.refuses('clock', 'close-contact-group')).toBe('forbidden-role (0)');
  });
});

describe('0 whose citizen it is', () => {
  const registered = (): Story => {
    const s = story('2022-03-14');
    s.does('a-kasse 5', 'join-a-kasse', { from: '2021-05-01' });
    s.does('jobcentre 101', 'open-contact-group', { contactGroup: 1 });
    return s;
  };

  it('0 a jobcentre acts only for citizens that belong to it now', () => {
    const s = registered();
    expect(s.refuses('jobcentre 102', 'close-contact-group')).toBe('not-your-citizen (0)');
    s.does('jobcentre 101', 'change-jobcentre', { jobcentre: '102' });
    expect(s.refuses('jobcentre 101', 'close-contact-group')).toBe('not-your-citizen (0)');
    s.does('cpr', 'move', { toJobcentre: '103', on: '2022-03-14' });
    expect(s.refuses('jobcentre 102', 'close-contact-group')).toBe('not-your-citizen (0)');
    s.does('jobcentre 103', 'close-contact-group');
  });

  it('0 an a-kasse acts only for its present members: not before it is joined, not after it is left, not another', () => {
    const s = story('2022-03-14');
    const meeting = { meetingType: 7, date: '2022-03-14' };
    expect(s.refuses('a-kasse 5', 'register-held-meeting', meeting)).toBe('not-your-citizen (1.1)');
    s.does('a-kasse 5', 'join-a-kasse', { from: '2022-03-01' });
    expect(s.refuses('a-kasse 5', 'register-held-meeting', meeting)).toBe('no-contact-course (1.1)');
    expect(s.refuses('a-kasse 7', 'register-held-meeting', meeting)).toBe('not-your-citizen (1.1)');
    expect(s.refuses('a-kasse 7', 'leave-a-kasse', { on: '2022-03-14' })).toBe('not-your-citizen (1.1)');
    s.does('a-kasse 5', 'leave-a-kasse', { on: '2022-03-14' });
    expect(s.refuses('a-kasse 5', 'register-held-meeting', { ...meeting, date: '2022-03-10' })).toBe('not-your-citizen (1.1)');
    s.does('a-kasse 7', 'join-a-kasse', { from: '2022-03-14' });
    expect(s.refuses('a-kasse 5', 'register-held-meeting', meeting)).toBe('not-your-citizen (1.1)');
    expect(s.refuses('a-kasse 7', 'register-held-meeting', meeting)).toBe('no-contact-course (1.1)');
  });

  it('0 after a change the a-kasse of the present is the new one, also when the change was registered late', () => {
    const s = registered();
    s.at('2022-04-20').does('a-kasse 7', 'change-a-kasse', { from: '2022-04-01' });
    expect(s.refuses('a-kasse 5', 'register-absence', { code: 75, from: '2022-03-20' })).toBe('not-your-citizen (1.1)');
    s.does('a-kasse 7', 'register-absence', { code: 75, from: '2022-04-01' });
    expect(s.view.membership).toEqual({ aKasse: '7', since: '2022-04-01' });
  });

  it('0 a citizen acts only for itself', () => {
    const s = registered();
    const { citizenId } = s;
    const of = (org: string) => s.decideAs({ role: 'citizen', org }, 'subscribe-notifications', { sms: true, email: true });
    expect(of('another')).toMatchObject({ outcome: 'refused', refusal: { code: 'not-your-citizen', status: 403 } });
    expect(of(citizenId)).toMatchObject({ outcome: 'accepted' });
  });

  it('0 joining and changing have their own test: whose member the citizen is, and from when', () => {
    const s = story('2022-03-14');
    expect(s.refuses('a-kasse 5', 'change-a-kasse', { from: '2022-03-14' })).toBe('not-a-member (0)');
    s.does('a-kasse 5', 'join-a-kasse', { from: '2022-03-01' });
    expect(s.refuses('a-kasse 5', 'join-a-kasse', { from: '2022-03-14' })).toBe('already-member (0)');
    expect(s.refuses('a-kasse 7', 'join-a-kasse', { from: '2022-03-14' })).toBe('already-member (0)');
    expect(s.refuses('a-kasse 5', 'change-a-kasse', { from: '2022-03-14' })).toBe('already-member (0)');
    expect(s.refuses('a-kasse 7', 'change-a-kasse', { from: '2022-02-28' })).toBe('date-order (1.1)');
    s.does('a-kasse 7', 'change-a-kasse', { from: '2022-03-10' });
    expect(s.refuses('a-kasse 7', 'leave-a-kasse', { on: '2022-03-09' })).toBe('date-order (1.1)');
    s.does('a-kasse 7', 'leave-a-kasse', { on: '2022-03-12' });
    expect(s.view.membership).toBeNull();
    expect(s.refuses('a-kasse 5', 'join-a-kasse', { from: '2022-03-11' })).toBe('membership-overlaps (0)');
    s.does('a-kasse 5', 'join-a-kasse', { from: '2022-03-12' });
    expect(s.state.items.membership[0]?.context.periods).toEqual([
      { value: '5', from: '2022-03-01', until: '2022-03-10' },
      { value: '7', from: '2022-03-10', until: '2022-03-12' },
      { value: '5', from: '2022-03-12', until: null },
    ]);
  });

  it('0 who gave it stands in the timeline', () => {
    const s = registered();
    s.does('citizen', 'subscribe-notifications', { sms: true, email: true });
    s.does('benefit-system', 'report-sick', { firstSickDay: '2022-03-14' });
    expect(s.entries.map((e) => e.by)).toEqual(['a-kasse 5', 'jobcentre 101', 'citizen', 'benefit-system']);
    expect(s.entries.map((e) => e.seq)).toEqual([1, 2, 3, 4]);
  });
});
