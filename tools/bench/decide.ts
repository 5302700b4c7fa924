import { Session } from 'node:inspector/promises';
import { decide, newCitizen } from '../../machines/citizen.ts';
import type { CitizenState } from '../../machines/core/types.ts';
import { COURSE, callerOf, payloadOf, type Step } from './course.ts';
import { type DecideFigures, quantile, sum } from './figures.ts';
import type { How } from './load.ts';
import { samplesOf } from './samples.ts';

interface Timed {
  readonly step: Step;
  readonly took: number;
}

let people = 0;

/** The course by the machines alone; every answer is looked at. */
const playOnce = (inputs: readonly { readonly step: Step; readonly payload: unknown }[], timed: (t: Timed) => void): void => {
  people += 1;
  let state: CitizenState = newCitizen({ citizenId: `citizen-${people}`, birthDate: '1990-01-01', jobcentre: '101' });
  const now = Date.now();
  for (const [n, { step, payload }] of inputs.entries()) {
    const since = performance.now();
    const decided = decide(state, { id: `${people}-${n}`, name: step.name, payload, caller: callerOf(step.who) }, now);
    timed({ step, took: performance.now() - since });
    const answer = decided.outcome === 'accepted' ? undefined : decided.refusal.code;
    if (answer !== step.refused) throw new Error(`${step.name} was answered ${answer}`);
    if (decided.outcome === 'accepted') state = decided.state;
  }
};

/** The share of the processor's time that is spent in XState's own functions, by a profile. */
const xstateShare = async (work: () => void): Promise<number> => {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 200 });
  await session.post('Profiler.start');
  work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  let all = 0;
  let xstate = 0;
  for (const [frame, delta] of samplesOf(profile)) {
    if (frame.functionName === '(idle)' || frame.functionName === '(program)') continue;
    all += delta;
    if (frame.url.includes('/node_modules/xstate/')) xstate += delta;
  }
  return xstate / all;
};

/** `decide` by itself, without any engine: each command of the course, timed one by one. */
export const measureDecide = async ({ quick, say }: How): Promise<DecideFigures> => {
  const inputs = COURSE.map((step) => ({ step, payload: payloadOf(step) }));
  const courses = quick ? 50 : 400;
  say(`${courses} courses by the machines alone`);
  for (let n = 0; n < courses / 2; n += 1) playOnce(inputs, () => undefined);
  const timed: Timed[] = [];
  for (let n = 0; n < courses; n += 1) playOnce(inputs, (t) => timed.push(t));
  say('the same under a profile');
  const share = await xstateShare(() => {
    for (let n = 0; n < courses / 2; n += 1) playOnce(inputs, () => undefined);
  });
  const took = (of: readonly Timed[]): readonly number[] => of.map((t) => t.took);
  const names = [...new Set(COURSE.map(({ name }) => name))];
  return {
    decisions: timed.length,
    mean: sum(took(timed)) / timed.length,
    p50: quantile(took(timed), 0.5),
    p99: quantile(took(timed), 0.99),
    refusedP50: quantile(took(timed.filter((t) => t.step.refused !== undefined)), 0.5),
    xstateShare: share,
    byCommand: names
      .map((name) => ({
        name,
        p50: quantile(took(timed.filter((t) => t.step.name === name && t.step.refused === undefined)), 0.5),
      }))
      .filter(({ p50 }) => !Number.isNaN(p50)),
  };
};
