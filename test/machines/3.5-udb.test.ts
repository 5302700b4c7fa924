import { describe, expect, it } from 'vitest';
import { type Story, story } from './story.ts';
import { asked, EDUCATION, JC, sub, subscribed } from './subscriptions.ts';

describe('3.5 UDB reports', () => {
  it('3.5 a completed vocational qualification: the jobcentre is told, and the subscription closes at once with no public reason', () => {
    const s = subscribed('2022-03-14').at('2022-06-01');
    s.does('udb', 'receive-udb-event', { kind: 'completed-vocational-qualification', on: '2022-05-30' });
    expect(sub(s)).toMatchObject({ status: 'closed', reason: null, since: '2022-06-01' });
    expect(s.messages).toMatchObject([
      { to: JC, channel: 'webservice', type: 'vocational-qualification-completed', data: { on: '2022-05-30' } },
    ]);
  });

  it('3.5 an admission leaves it open', () => {
    const s = subscribed('2022-03-14');
    s.does('udb', 'receive-udb-event', { kind: 'admitted', on: '2022-03-14' });
    expect(sub(s).status).toBe('open');
    expect(s.messages).toEqual([]);
  });

  it('3.5 is UDB’s to say, and does not lie ahead', () => {
    const event = { kind: 'admitted', on: '2022-03-14' };
    const s = subscribed('2022-03-14');
    expect(s.refuses(JC, 'receive-udb-event', event)).toBe('forbidden-role (3.5)');
    expect(s.refuses('udb', 'receive-udb-event', { ...event, on: '2022-03-15' })).toBe('date-in-future (3.5)');
  });

  it('3.5 with no subscription open the jobcentre is still told of a qualification, and nothing is closed', () => {
    const event = { kind: 'completed-vocational-qualification', on: '2022-03-14' };
    const told = [{ to: JC, channel: 'webservice', type: 'vocational-qualification-completed', data: { on: '2022-03-14' } }];
    const never = story('2022-03-14');
    never.does('udb', 'receive-udb-event', event);
    expect(sub(never)).toBeNull();
    expect(never.messages).toMatchObject(told);
    const closed = subscribed('2022-03-14');
    closed.does(JC, 'change-contact-group', { contactGroup: 2 });
    const before = asked(closed);
    closed.does('udb', 'receive-udb-event', event);
    expect(sub(closed)).toMatchObject({ status: 'closed', reason: 7 });
    expect(closed.messages).toMatchObject(told);
    expect(asked(closed)).toEqual(before);
  });

  it('3.5 an admission reported before the education plan was published does not count', () => {
    const s = story('2022-03-14', { birthDate: '2001-09-09' });
    s.does(JC, 'open-contact-group', { contactGroup: 12 });
    s.does('udb', 'receive-udb-event', { kind: 'admitted', on: '2022-03-14' });
    s.does(JC, 'publish-plan', EDUCATION);
    s.does(JC, 'close-contact-group');
    expect(sub(s.at('2022-05-01'))).toMatchObject({ status: 'closed', reason: null });
  });
});

describe('3.5 telling UDB', () => {
  const tells = (s: Story, action: string, ordinal: number) =>
    s.tells('education-subscription', 'education-subscription', 'udb-told', { action, ordinal });
  const theCourse = (s: Story) => s.courses.find((c) => c.type === 'education-subscription');

  it('3.5 the register and UDB differ until UDB is told; the course ends when it is closed and told', () => {
    const s = subscribed('2022-03-14');
    expect(theCourse(s)).toMatchObject({ id: 'education-subscription', ended: false, facts: { status: 'open', udbTold: false } });
    tells(s, 'open', 1);
    expect(sub(s).udbTold).toBe(true);
    s.does(JC, 'change-contact-group', { contactGroup: 2 });
    expect(theCourse(s)).toMatchObject({ ended: false, facts: { status: 'closed', reason: 7, udbTold: false } });
    tells(s, 'close', 2);
    expect(theCourse(s)).toMatchObject({ ended: true, facts: { udbTold: true } });
    expect(s.deadlines).toEqual([]);
  });

  it('3.5 UDB down across a close and a reopening: both are asked, in order, once', () => {
    const s = subscribed('2022-03-14', 8);
    tells(s, 'open', 1);
    s.does(JC, 'publish-plan', { planType: 'other' });
    s.does(JC, 'publish-plan', EDUCATION);
    expect(asked(s).map((w) => [w.ordinal, w.action, w.reason])).toEqual([
      [1, 'open', null],
      [2, 'close', 8],
      [3, 'open', null],
    ]);
    expect(new Set(s.effects.map((e) => e.id)).size).toBe(s.effects.length);
    tells(s, 'close', 2);
    expect(sub(s)).toMatchObject({ status: 'open', udbTold: false });
    tells(s, 'open', 3);
    expect(sub(s)).toMatchObject({ status: 'open', udbTold: true });
  });

  it('3.5 told again of what it has been told, nothing changes', () => {
    const s = subscribed('2022-03-14', 8);
    s.does(JC, 'publish-plan', { planType: 'other' });
    tells(s, 'close', 2);
    const before = JSON.stringify(s.state);
    tells(s, 'open', 1);
    tells(s, 'close', 2);
    expect(JSON.stringify(s.state)).toBe(before);
  });
});
