import { Session } from 'node:inspector/promises';
import { expect, test } from 'vitest';
import { courses, deadlines, decide, newCitizen } from '../../machines/citizen.ts';
import type { CitizenState } from '../../machines/core/types.ts';
import { callerOf, courseOn, payloadOf } from '../../tools/bench/course.ts';

/**
 * What a course of 20 commands costs the processor where it decides: calls of functions, counted, not timed. The workflow does more than this for
 * each command, but nothing that grows by itself. A change that makes it a tenth dearer fails here: raise the figures only for what is worth it.
 */
const COUNTED = { decide: 20, advance: 36, deadlines: 122, all: 22_242 };

const TODAY = '2022-03-14';
const COURSE = courseOn(TODAY, '2022-04-20').map((step) => ({ step, payload: payloadOf(step) }));

/** As the citizen's workflow does it: decides, then looks at dates and courses of what it has decided. */
const play = (citizenId: string): number => {
  let state: CitizenState = newCitizen({ citizenId, birthDate: '1990-01-01', jobcentre: '101' });
  let accepted = 0;
  for (const [n, { step, payload }] of COURSE.entries()) {
    const command = { id: `${citizenId}-${n}`, name: step.name, payload, caller: callerOf(step.who) };
    const decided = decide(state, command, Date.parse(`${TODAY}T09:00:00Z`));
    expect(decided.outcome === 'refused' ? decided.refusal.code : undefined).toBe(step.refused);
    if (decided.outcome === 'refused') continue;
    accepted += 1;
    state = decided.state;
    deadlines(state);
    courses(state);
  }
  return accepted;
};

/** Calls of the functions of machines/ and of XState while something is done. */
const countCalls = async (work: () => void): Promise<ReadonlyMap<string, number>> => {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  work();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  await session.post('Profiler.stopPreciseCoverage');
  session.disconnect();
  const calls = new Map<string, number>();
  for (const { functions } of result.filter((script) => /\/machines\/(?!.*\.test\.)|\/node_modules\/xstate\//.test(script.url)))
    for (const { functionName, ranges } of functions) {
      const count = ranges[0]?.count ?? 0;
      if (functionName) calls.set(functionName, (calls.get(functionName) ?? 0) + count);
      calls.set('', (calls.get('') ?? 0) + count);
    }
  return calls;
};

test('0 a course of 20 commands is decided with as many calls as it was, or at most a tenth more', async () => {
  // what is worked out once for all citizens
  expect(play('first')).toBe(16);
  const calls = await countCalls(() => play('counted'));
  const seen = {
    decide: calls.get('decide') ?? 0,
    advance: calls.get('advance') ?? 0,
    deadlines: calls.get('deadlines') ?? 0,
    all: calls.get('') ?? 0,
  };
  expect(seen.decide).toBe(COUNTED.decide);
  for (const what of ['advance', 'deadlines', 'all'] as const)
    expect(seen[what], what).toBeLessThanOrEqual(Math.floor(COUNTED[what] * 1.1));
});
