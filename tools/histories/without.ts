/** Why no scenario passes through something that a release should have a history of. */

const REASONS: readonly { readonly of: RegExp; readonly why: string }[] = [
  {
    of: /^path of pilot: .*ended → inOffer → offerFinished$/,
    why: 'cannot be: only the end of the pilot is taken back by an offer told late, and once the pilot is over the offer that is finished ends the participation',
  },
  {
    of: /^path of education-subscription: none → closed/,
    why: 'only where what is told late opens and closes a subscription that nobody knew of; no scenario tells so, the generated paths of the machines do',
  },
  {
    of: /^path of preparation-form: .*awaitingDeregistration → submitted/,
    why: 'a form that is submitted after its day, while it waits for the end of the registration; no scenario does, the generated paths of the machines do',
  },
];

/** @returns undefined where no reason is written */
export const whyWithout = (goal: string): string | undefined => REASONS.find(({ of }) => of.test(goal))?.why;
