import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { isNoNamespace } from '../../api/engine/grpc.ts';
import { each } from '../../app/each.ts';
import { advance, decide, newCitizen } from '../../machines/citizen.ts';
import { addDays, dateAt, instantOf, type LegalDate } from '../../machines/core/calendar.ts';
import type { CommandSchema } from '../../machines/core/command-schema.ts';
import type { Caller, CitizenState, Role } from '../../machines/core/types.ts';
import { commandSchemas } from '../../machines/shapes.ts';
import { makeCitizenKey } from '../../store/codec/payload-codec.ts';
import type { KeyVault } from '../../store/keys/key-vault.ts';
import { CITIZEN, citizenWorkflowId, TASK_QUEUE } from '../../workflows/contract.ts';

/**
 * People to measure a rehearsal with: at the points of their courses at which people stand, begun on the days of the last two years, each with
 * the snapshot that a run hands to the next. Made by the machines, so they are as real citizens stand whose run has just begun; no worker takes
 * them up, and nothing happens to them.
 */

type Body = Readonly<Record<string, unknown>>;
/** Days after the beginning, who, what. */
type Step = (begin: LegalDate) => readonly [after: number, who: string, name: keyof typeof commandSchemas, body: Body];

const JOBCENTRE = 'jobcentre 101';
const A_KASSE = 'a-kasse 7';

const at =
  (after: number, who: string, name: keyof typeof commandSchemas, body: (day: LegalDate) => Body = () => ({})): Step =>
  (begin) => [after, who, name, body(addDays(begin, after))];

const UNEMPLOYED: readonly Step[] = [
  at(0, A_KASSE, 'join-a-kasse', (from) => ({ from })),
  at(0, JOBCENTRE, 'open-contact-group', () => ({ contactGroup: 1 })),
  at(1, JOBCENTRE, 'register-job-seeker', () => ({ jobTitles: [] })),
  at(2, JOBCENTRE, 'register-job-search-requirement', () => ({ perWeek: 2 })),
];
const YOUNG: readonly Step[] = [
  at(0, JOBCENTRE, 'open-contact-group', () => ({ contactGroup: 12 })),
  at(1, JOBCENTRE, 'assess-category', () => ({ category: 'education-ready' })),
];

const POINTS: readonly (readonly Step[])[] = [
  UNEMPLOYED,
  [...UNEMPLOYED, at(9, 'benefit-system', 'report-sick', (firstSickDay) => ({ firstSickDay }))],
  [
    ...UNEMPLOYED,
    at(9, 'benefit-system', 'report-sick', (firstSickDay) => ({ firstSickDay })),
    at(14, 'benefit-system', 'report-recovered', (recoveredOn) => ({ recoveredOn })),
  ],
  [...UNEMPLOYED, at(9, JOBCENTRE, 'register-absence', (from) => ({ code: 10, from, to: addDays(from, 12) }))],
  [...UNEMPLOYED, at(9, JOBCENTRE, 'register-contact-person', (from) => ({ type: 33, name: 'x', from }))],
  YOUNG,
  [...YOUNG, at(3, JOBCENTRE, 'publish-plan', () => ({ planType: 'education-plan' }))],
  [...YOUNG, at(3, 'citizen', 'start-preparation-form')],
  [...YOUNG, at(3, JOBCENTRE, 'create-deadline', (day) => ({ meetingType: 4, deadline: addDays(day, 8) }))],
  [...YOUNG, at(3, JOBCENTRE, 'summon', (day) => ({ meetingType: 4, at: `${addDays(day, 14)}T10:00` }))],
];

/** People have begun on so many days, a week apart. */
const BEGINNINGS = 100;
const WEEK = 7;
/** In the place of an id, in what is made once for all who stand alike. */
const ANYONE = 'person-0000000';

interface Standing {
  readonly birthDate: LegalDate;
  readonly state: CitizenState;
}

/** At which of the points, begun on which of the days. @throws where the machines refuse a step */
const standing = (n: number, now: number): Standing => {
  const steps = POINTS[n % POINTS.length] ?? [];
  const begin = addDays(dateAt(now), -20 - WEEK * (Math.floor(n / POINTS.length) % BEGINNINGS));
  const birthDate = addDays(begin, -(steps[0] === YOUNG[0] ? 22 : 40) * 365);
  let state = newCitizen({ citizenId: ANYONE, birthDate, jobcentre: '101' });
  for (const [i, step] of steps.entries()) {
    const [after, who, name, body] = step(begin);
    const [role = '', org = null] = who.split(' ');
    const caller: Caller = { role: role as Role, org: role === 'citizen' ? ANYONE : org };
    const schema = commandSchemas[name] as CommandSchema;
    const payload = schema.facts(schema.body.parse(body), (text) => text);
    const answer = decide(state, { id: `${ANYONE}-${i}`, name, payload, caller }, instantOf(`${addDays(begin, after)}T10:00`));
    if (answer.outcome === 'refused') throw new Error(`${name} is refused: ${answer.refusal.code} (${answer.refusal.rule})`);
    state = answer.state;
  }
  return { birthDate, state: advance(state, now).state };
};

/** How each of them stands at `now`: the n-th, from 0 on. */
export const peopleAt = (now: number): ((n: number) => Standing & { readonly citizenId: string }) => {
  const alike = new Map<number, string>();
  return (n) => {
    const kind = n % (POINTS.length * BEGINNINGS);
    const text = alike.get(kind) ?? JSON.stringify(standing(kind, now));
    alike.set(kind, text);
    const citizenId = `person-${String(n + 1).padStart(7, '0')}`;
    return { citizenId, ...(JSON.parse(text.replaceAll(ANYONE, citizenId)) as Standing) };
  };
};

/** So many begun at the same time. */
const AT_ONCE = 32;

/** No worker is there to take up a first task: none is made, and Temporal has less to do. */
const NEVER = '10 years';
/** A server that has just begun says for a moment that there is no namespace, though it has answered for it (milliseconds). */
const PATIENCE_MS = 30_000;

const first = async (begin: () => Promise<void>): Promise<void> => {
  for (const until = Date.now() + PATIENCE_MS; ; await pause(200)) {
    try {
      return await begin();
    } catch (error) {
      if (!isNoNamespace(error) || Date.now() > until) throw error;
    }
  }
};

/** Begins a citizen's workflow for each of so many. */
export const makePeople = async (
  { client, vault, count }: { readonly client: Client; readonly vault: KeyVault; readonly count: number },
  made: (count: number) => void,
): Promise<void> => {
  const person = peopleAt(Date.now());
  let done = 0;
  const make = async (n: number): Promise<void> => {
    const { citizenId, birthDate, state } = person(n);
    await makeCitizenKey(vault, citizenId);
    const snapshot = { state, answers: [], sent: {}, lastUpdate: 0, recent: [] };
    await client.workflow.start(CITIZEN, {
      workflowId: citizenWorkflowId(citizenId),
      taskQueue: TASK_QUEUE,
      args: [{ citizenId, birthDate, jobcentre: '101' }, snapshot],
      startDelay: NEVER,
    });
    done += 1;
    made(done);
  };
  await first(() => make(0));
  await each(
    AT_ONCE,
    Array.from({ length: count - 1 }, (_, n) => n + 1),
    make,
  );
};
