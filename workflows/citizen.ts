import { continueAsNew, defineQuery, patched, proxyActivities, setHandler } from '@temporalio/workflow';
import type { Activities } from '../activities/contract.ts';
import { mayRead } from '../machines/access.ts';
import { advance, allowed, courses, deadlines, decide, lawChange, newCitizen, tell, upgrade, whatIf } from '../machines/citizen.ts';
import { dateAt, startOfDay } from '../machines/core/calendar.ts';
import type { Entry, Told } from '../machines/core/composition.ts';
import type { CitizenState, Effect } from '../machines/core/types.ts';
import { pictureOf } from '../machines/drawing.ts';
import { aKasseNow, allOf, groupNow, jobcentreNow } from '../machines/readings.ts';
import { detailAt, ownTestOf, viewAt } from '../machines/view.ts';
import { ATTRIBUTE_TYPES } from './attributes.ts';
import {
  ALLOWED_QUERY,
  type AllowedCommand,
  type AllowedInput,
  type CitizenStart,
  COMMAND_UPDATE,
  type CommandAnswer,
  type CommandInput,
  KNOWS_QUERY,
  type KnowsInput,
  PICTURE_QUERY,
  type PictureAnswer,
  type PictureInput,
  READ_QUERY,
  REFUSED,
  type ReadAnswer,
  type ReadInput,
  WHAT_IF_QUERY,
  type WhatIfAnswer,
  type WhatIfInput,
} from './contract.ts';
import { createEntity } from './entity/entity.ts';
import type { Attributes, Carried, CourseState, Domain, Due } from './entity/types.ts';

type Snapshot = Carried<CitizenState, CommandAnswer, Entry, Effect>;
type CitizenDomain = Domain<CitizenState, CommandInput, Told, Entry, Effect, CommandAnswer>;

/** The citizen's own activity: repeated until done, whatever is down. */
const { carryOut } = proxyActivities<Activities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

/** Work that belongs to no course is an errand: a short workflow of its own, so that it holds up nothing. */
const routed = (effects: readonly Effect[]): readonly Effect[] =>
  effects.map((e) => ('work' in e && e.course === undefined ? { ...e, course: `errand/${e.id}` } : e));

const due = (state: CitizenState): readonly (Due & { readonly machine: string; readonly item: string })[] => {
  const owners = new Map(courses(state).flatMap((c) => (c.ended ? [] : [[`${c.machine}/${c.item}`, c.id] as const])));
  return deadlines(state).map((d) => {
    const course = owners.get(`${d.machine}/${d.item}`);
    return {
      id: d.id,
      at: startOfDay(d.on),
      summary: `${d.rule}: ${d.event} on ${d.on}`,
      machine: d.machine,
      item: d.item,
      ...(course === undefined ? {} : { course }),
    };
  });
};

/** A change of the law that moves dates of this citizen is waited for like a date; its timer is armed by those only who learn of it live. */
const lawDue = (state: CitizenState): readonly Due[] => {
  const change = lawChange(state);
  if (change === undefined || !patched(`law-${change.at}`)) return [];
  return [{ id: 'law-changed', at: change.at, summary: `the law changes: ${change.dates.length} dates` }];
};

/** The snapshot of the run before, carried to the machines of today. */
const upgraded = (carried: Snapshot): Snapshot => {
  const { state, withoutTarget } = upgrade(carried.state);
  if (withoutTarget.length > 0) throw new Error(`no target for ${withoutTarget.map((w) => `${w.machine} in ${w.value}`).join(', ')}`);
  return { ...carried, state };
};

const courseStates = (state: CitizenState): readonly CourseState[] => {
  const dates = due(state);
  return courses(state).map((c) => ({
    id: c.id,
    type: c.type,
    ended: c.ended,
    facts: { ...c.facts, rule: c.rule },
    due: c.ended
      ? []
      : dates.filter((d) => d.machine === c.machine && d.item === c.item).map(({ id, at, summary }) => ({ id, at, summary })),
    summary: `${c.type} of citizen ${state.citizenId} (${c.rule})`,
  }));
};

const absences = (state: CitizenState): readonly string[] =>
  [...new Set(allOf(state, 'absence').flatMap((a) => (a.value === 'ended' ? [] : [String(a.context.code)])))].sort();

const attributes = (state: CitizenState): Attributes => {
  const next = deadlines(state)[0];
  return {
    citizenId: state.citizenId,
    contactGroup: groupNow(state) === null ? null : String(groupNow(state)),
    jobcentre: jobcentreNow(state),
    aKasse: aKasseNow(state),
    absences: absences(state),
    nextDeadline: next ? new Date(startOfDay(next.on)) : null,
    nextDeadlineRule: next?.rule ?? null,
  };
};

const details = (state: CitizenState): string => {
  const group = groupNow(state);
  const running = courses(state).filter((c) => !c.ended);
  const rows = deadlines(state).slice(0, 8);
  return [
    `| citizen | contact group | absences | jobcentre | a-kasse |`,
    `|---|---|---|---|---|`,
    `| ${state.citizenId} | ${group ?? 'none'} | ${
      allOf(state, 'absence')
        .flatMap((a) => (a.value === 'ended' ? [] : [`${a.context.code} ${a.value}`]))
        .join(', ') || 'none'
    } | ${jobcentreNow(state)} | ${aKasseNow(state) ?? 'none'} |`,
    '',
    `| next | what | rule |`,
    `|---|---|---|`,
    ...(rows.length === 0 ? ['| none | | |'] : rows.map((d) => `| ${d.on} | ${d.event} | ${d.rule} |`)),
    '',
    `| course | status | rule |`,
    `|---|---|---|`,
    ...(running.length === 0 ? ['| none | | |'] : running.map((c) => `| ${c.id} | ${c.facts.status ?? ''} | ${c.rule} |`)),
  ].join('\n');
};

const domain: CitizenDomain = {
  decide: (state, command, now) => {
    const decided = decide(state, command, now);
    if (decided.outcome === 'refused') return { outcome: 'refused', message: decided.refusal.code, detail: decided.refusal };
    return {
      ...decided,
      effects: routed(decided.effects),
      answer: { outcome: 'accepted', result: decided.result, timeline: decided.entries },
    };
  },
  advance: (state, now) => {
    const done = advance(state, now);
    return { ...done, effects: routed(done.effects) };
  },
  tell: (state, told, now) => {
    const done = tell(state, told, now);
    return { ...done, effects: routed(done.effects) };
  },
  due: (state) => [...due(state), ...lawDue(state)],
  courses: courseStates,
  attributes,
  details,
};

/** Everything known of one citizen, for as long as there is a register: decides, answers, remembers. @source 0 */
export async function citizen(start: CitizenStart, carried?: Snapshot): Promise<void> {
  const entity = createEntity<CitizenState, CommandInput, Told, Entry, Effect, CommandAnswer>({
    domain,
    start: carried ? upgraded(carried) : { state: newCitizen(start), answers: [], told: {}, tells: 0, recent: [] },
    updateName: COMMAND_UPDATE,
    refusedType: REFUSED,
    attributeTypes: ATTRIBUTE_TYPES,
    recordsOf: (command) => command.records ?? [],
    carryOut: (batch, summary) =>
      carryOut.executeWithOptions({ summary, startToCloseTimeout: '1 minute', retry: { maximumInterval: '1 minute' } }, [
        start.citizenId,
        batch,
      ]),
  });

  setHandler(defineQuery<ReadAnswer, [ReadInput]>(READ_QUERY), ({ caller, topic, id, now }) => {
    const { state } = advance(entity.state(), now);
    const refusal = mayRead(state, caller, topic, dateAt(now), ownTestOf(topic));
    if (refusal) return { refusal };
    const view = topic === 'view' || topic === 'allowed' ? viewAt(state, now, caller.role) : detailAt(state, topic, id, now);
    return { ...(view === undefined ? {} : { view }), recent: entity.recent() };
  });
  setHandler(defineQuery<PictureAnswer, [PictureInput]>(PICTURE_QUERY), ({ caller, now }) => {
    const { state } = advance(entity.state(), now);
    const refusal = mayRead(state, caller, 'view', dateAt(now));
    return refusal ? { refusal } : { picture: pictureOf(state, now), recent: entity.recent() };
  });
  setHandler(defineQuery<WhatIfAnswer, [WhatIfInput]>(WHAT_IF_QUERY), ({ command, now, day }) => {
    const answer = whatIf(entity.state(), command, now, day ?? dateAt(now));
    return answer.outcome === 'refused' ? answer : { outcome: 'accepted', result: answer.result, timeline: answer.entries };
  });
  setHandler(defineQuery<readonly AllowedCommand[], [AllowedInput]>(ALLOWED_QUERY), ({ caller, now }) =>
    allowed(entity.state(), caller, now),
  );
  setHandler(defineQuery<boolean, [KnowsInput]>(KNOWS_QUERY), ({ commandId, recordIds }) => {
    const held = JSON.stringify(entity.state());
    return entity.recent().some((e) => e.commandId === commandId) || recordIds.some((id) => held.includes(id));
  });
  setHandler(defineQuery<boolean>('busy'), () => entity.busy());

  await entity.live((next) => continueAsNew<typeof citizen>(start, next));
}
