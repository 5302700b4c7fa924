import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { advance, allowed, courses, deadlines, decide, modules, specs, takeCallback } from '../../machines/citizen.ts';
import { contactGroupKeyOf } from '../../machines/code-lists/contact-groups.ts';
import { dateAt, startOfDay } from '../../machines/core/calendar.ts';
import type { Accepted, Advanced, Refused } from '../../machines/core/composition.ts';
import { openPeriod, type Period } from '../../machines/core/periods.ts';
import type { CitizenState } from '../../machines/core/types.ts';
import { absenceStatus, allOf, contactCourses, groupNow } from '../../machines/readings.ts';
import { viewAt } from '../../machines/view.ts';
import { beginnings } from './beginnings.ts';
import { born, changed, type Happening, itemsOf, type Moment, type Pick, someCaller, someClock, somePayload, someTold } from './explore.ts';

/** No state may be changed in place: a citizen's state is handed on, replayed and asked "what if". */
const frozen = new WeakSet<object>();
const freeze = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || frozen.has(value)) return value;
  frozen.add(value);
  for (const inner of Object.values(value)) freeze(inner);
  return Object.freeze(value);
};

const NAMES = [...specs.keys()];

/** Anything that may happen: a command of anyone's with a sample, or with values of the same shape; what a course tells; the clock. */
const some = (moment: Moment, id: string, pick: Pick): Happening => {
  const kind = pick(20);
  if (kind < 2) return someClock(moment, pick);
  const told = kind < 4 ? someTold(moment, pick) : undefined;
  if (told) return told;
  const name = NAMES[pick(NAMES.length)] ?? '';
  const sample = somePayload(moment, name, pick);
  const payload = pick(3) === 0 ? changed(sample, moment, pick) : sample;
  return { type: 'command', command: { id, name, payload, caller: someCaller(moment.state, name, payload, pick) } };
};

const overlap = (a: { from: string; to: string | null }, b: { from: string; to: string | null }): boolean =>
  (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to);

const inOrder = (periods: readonly Period<unknown>[]): boolean =>
  periods.every((p, i) => {
    const after = periods[i + 1];
    return after === undefined ? p.until === null || p.from <= p.until : p.until !== null && p.from <= p.until && p.until <= after.from;
  });

/** An item from which no event leads on. */
const isOver = (machine: string, value: string): boolean => {
  const m = modules.find((x) => x.id === machine);
  const config = m?.machine.config as { on?: object; states?: Record<string, { on?: object }> } | undefined;
  return config?.on === undefined && config?.states?.[value]?.on === undefined;
};

/** What holds of every citizen at every moment. */
const holds = (state: CitizenState, now: number): void => {
  const today = dateAt(now);
  const groups = state.items['contact-group'];
  expect(groups).toHaveLength(1);
  const periods = groups[0]?.context.periods ?? [];
  expect(periods.filter((p) => p.until === null).length).toBeLessThanOrEqual(1);
  for (const machine of ['contact-group', 'membership', 'job-seeker-registration'] as const)
    for (const { context } of state.items[machine])
      expect(inOrder(context.periods), `${machine}: ${JSON.stringify(context.periods)}`).toBe(true);
  const open = openPeriod(periods);
  expect(groups[0]?.value.group).toEqual(open === undefined ? 'none' : { open: contactGroupKeyOf(open.value) });

  const absences = allOf(state, 'absence');
  for (const [i, a] of absences.entries()) {
    expect(a.context.to === null || a.context.from <= a.context.to).toBe(true);
    for (const b of absences.slice(i + 1))
      expect(a.context.code === b.context.code && overlap(a.context, b.context), `${JSON.stringify(a)} overlaps ${JSON.stringify(b)}`).toBe(
        false,
      );
  }
  const running = contactCourses(state).filter((c) => c.value !== 'ended');
  expect(running.length).toBeLessThanOrEqual(1);
  // 1.1 a: in group 1 a 75 that is registered is active; whoever has one is a member of the a-kasse.
  if (groupNow(state) === 1) expect(running.map((c) => absenceStatus(state, c))).toEqual(running.map(() => 'active'));
  if (running.length > 0) expect(state.items.membership[0]?.value).toBe('member');

  for (const d of deadlines(state)) expect(startOfDay(d.on), `${d.id} on ${d.on}, today ${today}`).toBeGreaterThan(now);
  for (const c of courses(state)) {
    const item = itemsOf(state, c.machine).find((i) => i.id === c.item);
    if (typeof item?.value === 'string' && isOver(c.machine, item.value)) expect(c.ended, `${c.id} in ${item.value}`).toBe(true);
  }
  const ids = courses(state).map((c) => c.id);
  expect(new Set(ids).size).toBe(ids.length);
};

/** Each entry has the next number, each effect an id of its own. */
const follows = (before: CitizenState, { state, entries, effects }: Advanced): void => {
  expect(entries.map((e) => e.seq)).toEqual(entries.map((_, i) => before.seq + 1 + i));
  expect(state.seq).toBe(before.seq + entries.length);
  const ids = effects.map((e) => e.id);
  expect(new Set(ids).size).toBe(ids.length);
};

const copied = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const tally = { happenings: 0, accepted: 0, refused: 0 };

const step = (moment: Moment, h: Happening): Moment => {
  const { state, now } = moment;
  tally.happenings += 1;
  if (h.type === 'clock') {
    const done = advance(state, h.to);
    follows(state, done);
    expect(done.entries.every((e) => e.by === 'clock' || e.by === 'register')).toBe(true);
    // Letting time run in two steps is letting it run in one.
    const half = advance(state, now + Math.floor((h.to - now) / 2));
    expect(advance(half.state, h.to).state).toEqual(done.state);
    return { state: freeze(done.state), now: h.to };
  }
  if (h.type === 'told') {
    const done = takeCallback(state, { ...h, id: `told-${state.seq}` }, now);
    follows(state, done);
    return { state: freeze(done.state), now };
  }
  const answer: Accepted | Refused = decide(state, h.command, now);
  // The same command on the same state, carried as JSON in between, is answered the same.
  const again = decide(freeze(copied(state)), copied(h.command), now);
  expect(JSON.stringify(again)).toBe(JSON.stringify(answer));
  if (answer.outcome === 'refused') {
    tally.refused += 1;
    expect(answer.refusal.code).toMatch(/^[a-z0-9-]+$/);
    return moment;
  }
  tally.accepted += 1;
  follows(state, answer);
  expect(answer.entries.filter((e) => e.command === h.command.name && e.by !== 'clock' && e.by !== 'register')).toHaveLength(1);
  expect(copied(answer.state)).toEqual(answer.state);
  return { state: freeze(answer.state), now };
};

const BEGINNINGS: readonly Moment[] = [
  born('1980-05-05', '2022-02-20'),
  born('1992-03-20', '2022-03-10'),
  born('1999-06-01', '2022-03-24'),
  born('1996-02-29', '2022-10-27'),
  born('1994-01-10', '2023-12-20'),
  ...beginnings().map((b) => b.at),
].map(({ state, now }) => ({ state: freeze(advance(state, now).state), now }));

/** So many random citizens, however long they take. */
const CITIZENS = 150;

describe('0 what always holds', () => {
  afterAll(() => {
    console.info(`random citizens: ${tally.happenings} happenings, ${tally.accepted} commands accepted, ${tally.refused} refused`);
  });

  it('0 thousands of random commands break no invariant', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(
        fc.nat(BEGINNINGS.length - 1),
        fc.array(fc.array(fc.nat(1_000_000), { minLength: 12, maxLength: 12 }), { minLength: 10, maxLength: 40, size: 'max' }),
        (beginning, choices) => {
          let moment = BEGINNINGS[beginning] as Moment;
          for (const [i, numbers] of choices.entries()) {
            let at = 0;
            const pick: Pick = (n) => (n === 0 ? 0 : (numbers[at++ % numbers.length] ?? 0) % n);
            const h = some(moment, `command-${i}-${numbers[0]}`, pick);
            try {
              const next = step(moment, h);
              if (next !== moment) holds(next.state, next.now);
              moment = next;
            } catch (error) {
              throw new Error(`after ${JSON.stringify(h)} on ${dateAt(moment.now)}: ${(error as Error).message}`, { cause: error });
            }
          }
        },
      ),
      { numRuns: CITIZENS, seed: 1_403_2022 },
    );
    expect(tally.happenings).toBeGreaterThan(1_000);
    expect(tally.accepted).toBeGreaterThan(500);
    expect(tally.refused).toBeGreaterThan(500);
  });

  it('0 the view, and what is allowed, can be asked of any of these citizens by anyone, and change nothing', () => {
    for (const { state, now } of BEGINNINGS) {
      const before = JSON.stringify(state);
      expect(viewAt(state, now)).toMatchObject({ citizenId: 'citizen-1', today: dateAt(now) });
      for (const caller of [
        { role: 'jobcentre', org: '101' },
        { role: 'a-kasse', org: '5' },
        { role: 'citizen', org: 'citizen-1' },
        { role: 'batch', org: null },
      ] as const)
        expect(allowed(state, caller, now).every((a) => a.allowed || a.code !== undefined)).toBe(true);
      expect(JSON.stringify(state)).toBe(before);
    }
  });

  it('0 a forged event of the engine of the charts is no command', () => {
    for (const { state, now } of BEGINNINGS.slice(0, 5)) {
      for (const name of [
        'xstate.init',
        'xstate.stop',
        'xstate.done.actor.x',
        '*',
        '',
        'thirtieth-birthday',
        'end-date',
        'sick-reported',
        '__proto__',
        'constructor',
      ]) {
        const answer = decide(state, { id: 'forged', name, payload: {}, caller: { role: 'jobcentre', org: '101' } }, now);
        expect(answer).toMatchObject({ outcome: 'refused', refusal: { code: 'unknown-command' } });
        const told = takeCallback(state, { id: 'forged', machine: 'contact-group', item: 'contact-group', event: name, payload: {} }, now);
        expect(told.state).toBe(state);
      }
    }
  });

  it('0 deciding one command takes well under a millisecond', () => {
    const busy = BEGINNINGS.map((moment) => {
      let m = moment;
      let x = 7;
      const pick: Pick = (n) => {
        x = (x * 48_271) % 2_147_483_647;
        return n === 0 ? 0 : x % n;
      };
      for (let i = 0; i < 150; i++) {
        const h = some(m, `busy-${i}`, pick);
        const answer = h.type === 'command' ? decide(m.state, h.command, m.now) : undefined;
        if (answer?.outcome === 'accepted') m = { state: answer.state, now: m.now };
      }
      return m;
    });
    const items = Math.max(...busy.map(({ state }) => Object.values(state.items).flat().length));
    const times: number[] = [];
    for (let round = 0; round < 40; round++)
      for (const { state, now } of busy)
        for (const [name, payload, role, org] of [
          ['register-absence', { code: 9, from: dateAt(now), to: dateAt(now) }, 'jobcentre', '101'],
          ['summon', { meetingType: 7, at: '2030-01-01T10:00' }, 'jobcentre', '101'],
          ['close-contact-group', {}, 'jobcentre', '101'],
          ['report-sick', { firstSickDay: dateAt(now) }, 'benefit-system', null],
        ] as const) {
          const begun = performance.now();
          decide(state, { id: 'timed', name, payload, caller: { role, org } }, now);
          times.push(performance.now() - begun);
        }
    times.sort((a, b) => a - b);
    const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
    console.info(
      `one command decided, ${times.length} timed, citizens with up to ${items} things: median ${at(0.5).toFixed(3)} ms, 95 % below ${at(0.95).toFixed(3)} ms`,
    );
    expect(at(0.5)).toBeLessThan(1);
  });
});
