import { describe, expect, it, test } from 'vitest';
import { texts } from '../../machines/texts.ts';
import { type Story, story } from './story.ts';

const JC = 'jobcentre 101';
const needs = { needs: ['ekstra vejledning'] };

const onStep = (step: number | null, planType = 'education-plan'): Story => {
  const s = story('2022-03-14', { birthDate: '1999-05-05' });
  s.does(JC, 'open-contact-group', { contactGroup: 12 });
  s.does(JC, 'publish-plan', { planType });
  if (step !== null) s.does(JC, 'set-education-step', { step });
  return s;
};
const sent = (s: Story) => s.messages.filter((m) => m.channel === 'jobnet-inbox').map((m) => m.type);

describe('3.3 messages on support needs', () => {
  test.each([1, 2, 3])('3.3 on step %s the citizen is told of the registration and of the removal', (step) => {
    const s = onStep(step);
    s.does(JC, 'register-support-needs', needs);
    expect(s.view.plan.supportNeeds).toBe(true);
    expect(s.messages).toMatchObject([{ to: 'citizen', channel: 'jobnet-inbox', type: 'support-needs-registered' }]);
    s.does(JC, 'remove-support-needs');
    expect(s.view.plan.supportNeeds).toBe(false);
    expect(s.messages.at(-1)).toMatchObject({
      to: 'citizen',
      channel: 'jobnet-inbox',
      type: 'support-needs-removed',
      text: texts.supportNeedsRemoved,
    });
    expect(s.messages).toHaveLength(2);
  });

  it('3.3 the text is the three paragraphs of the note, without quotation marks', () => {
    const s = onStep(2);
    s.does(JC, 'register-support-needs', needs);
    s.does(JC, 'remove-support-needs');
    const text = s.messages.at(-1)?.text ?? '';
    expect(text.split('\n\n')).toHaveLength(3);
    expect(text.startsWith('Som en del af dit forløb')).toBe(true);
    expect(text.endsWith('vil du få en ny besked.')).toBe(true);
    expect(text).not.toMatch(/[”“"]/);
  });

  it('3.3 on step 4, with no step, or with another plan, none is sent', () => {
    for (const s of [onStep(4), onStep(null), onStep(null, 'follow-up-agreement')]) {
      s.does(JC, 'register-support-needs', needs);
      expect(s.view.plan.supportNeeds).toBe(true);
      s.does(JC, 'remove-support-needs');
      expect(sent(s)).toEqual([]);
    }
  });

  it('3.3 a citizen not told before is not told of the removal, though now on step 1', () => {
    const s = onStep(4);
    s.does(JC, 'register-support-needs', needs);
    s.does(JC, 'set-education-step', { step: 1 });
    s.does(JC, 'remove-support-needs');
    expect(sent(s)).toEqual([]);
  });

  it('3.3 a citizen told before, on step 4 at the removal, is not told of it', () => {
    const s = onStep(3);
    s.does(JC, 'register-support-needs', needs);
    s.does(JC, 'set-education-step', { step: 4 });
    s.does(JC, 'remove-support-needs');
    expect(sent(s)).toEqual(['support-needs-registered']);
  });

  it('3.3 what was told counts for the registration that was removed, not for the next one', () => {
    const s = onStep(2);
    s.does(JC, 'register-support-needs', needs);
    s.does(JC, 'remove-support-needs');
    s.does(JC, 'set-education-step', { step: 4 });
    s.does(JC, 'register-support-needs', needs);
    s.does(JC, 'set-education-step', { step: 2 });
    s.does(JC, 'remove-support-needs');
    expect(sent(s)).toEqual(['support-needs-registered', 'support-needs-removed']);
  });

  it('3.3 registered again after a removal, the citizen is told again', () => {
    const s = onStep(1);
    s.does(JC, 'register-support-needs', needs);
    s.does(JC, 'remove-support-needs');
    s.does(JC, 'register-support-needs', needs);
    s.does(JC, 'remove-support-needs');
    expect(sent(s)).toEqual(['support-needs-registered', 'support-needs-removed', 'support-needs-registered', 'support-needs-removed']);
  });

  it.each(['follow-up-agreement', 'other'])(
    '3.3 told, then a plan of type %s, then the needs removed: told, whatever plan there is',
    (planType) => {
      const s = onStep(1);
      s.does(JC, 'register-support-needs', needs);
      s.does(JC, 'publish-plan', { planType });
      s.does(JC, 'remove-support-needs');
      expect(sent(s)).toEqual(['support-needs-registered', 'support-needs-removed']);
    },
  );

  it('3.3 told on step 3, then step 4, then another plan, which has no step: told of the removal', () => {
    const s = onStep(3);
    s.does(JC, 'register-support-needs', needs);
    s.does(JC, 'set-education-step', { step: 4 });
    s.does(JC, 'publish-plan', { planType: 'other' });
    s.does(JC, 'remove-support-needs');
    expect(sent(s)).toEqual(['support-needs-registered', 'support-needs-removed']);
  });

  it.each([
    [2, ['support-needs-registered', 'support-needs-removed']],
    [4, ['support-needs-registered']],
  ])('3.3 told, then made inactive by the thirtieth birthday on step %i: told of the removal but on step 4', (step, told) => {
    const s = story('2022-06-14', { birthDate: '1992-06-15' });
    s.does(JC, 'open-contact-group', { contactGroup: 12 });
    s.does(JC, 'publish-plan', { planType: 'education-plan' });
    s.does(JC, 'set-education-step', { step: 2 });
    s.does(JC, 'register-support-needs', needs);
    s.does(JC, 'set-education-step', { step });
    s.at('2022-06-15').does(JC, 'remove-support-needs');
    expect(sent(s)).toEqual(told);
  });

  it('3.3 the message on registered needs says what it is about, and what to do', () => {
    const s = onStep(1);
    s.does(JC, 'register-support-needs', needs);
    expect(s.messages[0]?.text).toMatch(/^Jobcentret har registreret, at du kan få brug for støtte/);
    expect(s.messages[0]?.text).toMatch(/Kontakt dit jobcenter/);
  });

  it('3.3 none registered: no-support-needs, also a second time and with no plan', () => {
    const s = onStep(1);
    expect(s.refuses(JC, 'remove-support-needs')).toBe('no-support-needs (3.3)');
    s.does(JC, 'register-support-needs', needs);
    s.does(JC, 'remove-support-needs');
    expect(s.refuses(JC, 'remove-support-needs')).toBe('no-support-needs (3.3)');
    expect(story('2022-03-14').refuses(JC, 'remove-support-needs')).toBe('no-support-needs (3.3)');
  });

  it('3.3 the same text and rules before the release', () => {
    const s = story('2022-01-10', { birthDate: '1999-05-05' });
    s.does(JC, 'open-contact-group', { contactGroup: 12 });
    s.does(JC, 'publish-plan', { planType: 'education-plan' });
    s.does(JC, 'set-education-step', { step: 1 });
    s.does(JC, 'register-support-needs', needs);
    s.does(JC, 'remove-support-needs');
    expect(sent(s)).toEqual(['support-needs-registered', 'support-needs-removed']);
  });
});

describe('3.3 education steps', () => {
  it('3.3 any step may follow any other', () => {
    const s = onStep(null);
    for (const from of [1, 2, 3, 4])
      for (const step of [1, 2, 3, 4]) {
        s.does(JC, 'set-education-step', { step: from });
        s.does(JC, 'set-education-step', { step });
        expect(s.view.plan.step).toBe(step);
      }
  });

  it('3.3 a step needs an education plan: none, another type, or inactive is refused', () => {
    expect(story('2022-03-14').refuses(JC, 'set-education-step', { step: 1 })).toBe('education-plan-required (3.3)');
    for (const type of ['follow-up-agreement', 'other'])
      expect(onStep(null, type).refuses(JC, 'set-education-step', { step: 1 })).toBe('education-plan-required (3.3)');
    const s = story('2022-06-14', { birthDate: '1992-06-15' });
    s.does(JC, 'open-contact-group', { contactGroup: 12 });
    s.does(JC, 'publish-plan', { planType: 'education-plan' });
    s.does(JC, 'set-education-step', { step: 2 });
    s.at('2022-06-15');
    expect(s.view.plan).toMatchObject({ type: 'education-plan', status: 'inactive', step: 2, supportNeeds: false });
    expect(s.refuses(JC, 'set-education-step', { step: 1 })).toBe('education-plan-required (3.3)');
  });

  it('3.3 a new version of the education plan stays on its step, another plan has none', () => {
    const s = onStep(3);
    s.does(JC, 'publish-plan', { planType: 'education-plan' });
    expect(s.view.plan.step).toBe(3);
    s.does(JC, 'publish-plan', { planType: 'other' });
    expect(s.view.plan.step).toBeNull();
    s.does(JC, 'publish-plan', { planType: 'education-plan' });
    expect(s.view.plan.step).toBeNull();
  });

  it('0 a closed group leaves the plan, its steps and its needs; publishing needs an open group', () => {
    const s = onStep(1);
    s.does(JC, 'close-contact-group');
    s.does(JC, 'set-education-step', { step: 2 });
    s.does(JC, 'register-support-needs', needs);
    expect(s.view.plan).toMatchObject({ type: 'education-plan', status: 'published', step: 2, supportNeeds: true });
    expect(s.refuses(JC, 'publish-plan', { planType: 'other' })).toBe('no-open-contact-group (0)');
  });
});
