import { patched } from '@temporalio/workflow';
import { advance, courses, deadlines, decide, lawChange, lawChanges, takeCallback } from '../machines/citizen.ts';
import { startOfDay } from '../machines/core/calendar.ts';
import type { Callback, Entry } from '../machines/core/composition.ts';
import { once } from '../machines/core/memo.ts';
import type { CitizenState, Effect } from '../machines/core/types.ts';
import { absenceStatus, aKasseNow, allOf, groupNow, jobcentreNow } from '../machines/readings.ts';
import { pageInUi } from './attributes.ts';
import { type CommandAnswer, type CommandInput, courseWorkflowId, ONE_OFF_TASK } from './contract.ts';
import type { Attributes, Batch, Change, CourseState, Domain, Due, IdOf } from './entity/types.ts';

/** The machines as the shell knows them: dates as instants, effects with the courses that carry them out, what an operator sees. */

type CitizenDomain = Domain<CitizenState, CommandInput, Callback, Entry, Effect, CommandAnswer>;
type CitizenChange = Change<CitizenState, Entry, Effect>;

/** The engine's list takes no date after it. */
const LAST_SHOWN = Date.UTC(9999, 0);

/** Work that belongs to no course is a task of its own: a short workflow, so that it holds up nothing. */
const routed = (effects: readonly Effect[]): readonly Effect[] =>
  effects.map((e) => ('work' in e && e.course === undefined ? { ...e, course: `${ONE_OFF_TASK}/${e.id}` } : e));

interface CitizenDue extends Due {
  readonly machine: string;
  readonly item: string;
  readonly rule: string;
}

const due = once((state: CitizenState): readonly CitizenDue[] => {
  const owners = new Map(courses(state).flatMap((c) => (c.ended ? [] : [[`${c.machine}/${c.item}`, c.id] as const])));
  return deadlines(state).flatMap((d): CitizenDue[] => {
    const { id, machine, item, rule } = d;
    const course = owners.get(`${machine}/${item}`);
    const at = startOfDay(d.on);
    if (!Number.isFinite(at)) return [];
    return [{ id, at, machine, item, rule, summary: `${rule}: ${d.event} on ${d.on}`, ...(course === undefined ? {} : { course }) }];
  });
});

/**
 * The changes of the law are learned of live, one after the other, and each once: a marker in the history says when. A history that was made
 * by a program without the change has none, so that on replay nothing of it is known.
 */
export const learn = (state: CitizenState): CitizenState => {
  let { learnedUpTo = 0 } = state;
  for (const at of lawChanges) {
    if (at <= learnedUpTo) continue;
    if (!patched(`law-${at}`)) break;
    learnedUpTo = at;
  }
  return learnedUpTo === state.learnedUpTo ? state : { ...state, learnedUpTo };
};

/** A change of the law that moves dates of this citizen is waited for like a date. */
const lawDue = (state: CitizenState): readonly Due[] => {
  const change = lawChange(state);
  return change === undefined ? [] : [{ id: 'law-changed', at: change.at, summary: `the law changes: ${change.dates.length} dates` }];
};

/** What every course shows: whose citizen it is. */
const facts = (state: CitizenState): CourseState['facts'] => ({ jobcentre: jobcentreNow(state), aKasse: aKasseNow(state) });

const courseStates = once((state: CitizenState): readonly CourseState[] => {
  const dates = due(state);
  return courses(state).map((c) => ({
    id: c.id,
    type: c.type,
    ended: c.ended,
    facts: { ...facts(state), ...c.facts, rule: c.rule },
    due: c.ended
      ? []
      : dates.filter((d) => d.machine === c.machine && d.item === c.item).map(({ id, at, summary }) => ({ id, at, summary })),
    summary: `${c.type} of citizen ${state.citizenId} (${c.rule})`,
  }));
});

const absences = (state: CitizenState): readonly string[] =>
  [...new Set(allOf(state, 'absence').flatMap((a) => (a.value === 'ended' ? [] : [String(a.context.code)])))].sort();

const attributes = (state: CitizenState): Attributes => {
  const [next] = due(state);
  return {
    citizenId: state.citizenId,
    contactGroup: groupNow(state) === null ? null : String(groupNow(state)),
    jobcentre: jobcentreNow(state),
    aKasse: aKasseNow(state),
    absences: absences(state),
    nextDeadline: next && next.at < LAST_SHOWN ? new Date(next.at) : null,
    nextDeadlineRule: next?.rule ?? null,
  };
};

/** Latin letters and signs only: Temporal's UI shows nothing of a summary with others. `report-sick 1.8: sick-reported, contact-group-changed > sick-leave, sms to citizen`. */
const summary = ({ entries, updates, effects }: Batch<Entry, Effect>): string => {
  const decided = entries.map(({ command, rule, what }) => `${command} ${rule}: ${[...new Set(what.map((f) => f.type))].join(', ')}`);
  const courseNames = updates.map(({ type, ended }) => (ended ? `${type} ended` : type));
  const outside = effects.map((e) => ('message' in e ? `${e.message.channel} to ${e.message.to}` : e.work.kind));
  const follows = [...new Set([...courseNames, ...outside])].join(', ');
  return [decided.join('; '), follows].filter((part) => part !== '').join(' > ');
};

/** A course's own page in the engine's UI. */
const link = (state: CitizenState, course: string): string => pageInUi(course, courseWorkflowId(state.citizenId, course));

const details = (state: CitizenState): string => {
  const group = groupNow(state);
  const running = courses(state).filter((c) => !c.ended);
  const rows = deadlines(state).slice(0, 8);
  return [
    `| citizen | ${state.citizenId} |`,
    '|---|---|',
    `| contact group | ${group ?? 'none'} |`,
    `| absences | ${
      allOf(state, 'absence')
        .flatMap((a) => (a.value === 'ended' ? [] : [`${a.context.code} ${absenceStatus(state, a)}`]))
        .join(', ') || 'none'
    } |`,
    `| jobcentre | ${jobcentreNow(state)} |`,
    `| a-kasse | ${aKasseNow(state) ?? 'none'} |`,
    '',
    // the UI sets no space between columns
    '| next | : what (rule) |',
    '|---|---|',
    ...(rows.length === 0 ? ['| none | |'] : rows.map((d) => `| ${d.on} | : ${d.event} (${d.rule}) |`)),
    '',
    '| course | : status (rule) |',
    '|---|---|',
    ...(running.length === 0 ? ['| none | |'] : running.map((c) => `| ${link(state, c.id)} | : ${c.facts.status ?? ''} (${c.rule}) |`)),
  ].join('\n');
};

/**
 * Ids for what must not be taken for what was before a reset. A command's are its own. Time has none: what it brings is numbered by the
 * citizen's entries, and after a reset the same numbers come again.
 */
const identify = <C extends CitizenChange>(change: C, idOf: IdOf): C => {
  const byTime = `${change.state.citizenId}.`;
  const ids = new Map(change.entries.map((e) => [`${byTime}${e.seq}`, e.commandId ?? idOf(`entry ${e.seq}`)]));
  const effects = change.effects.map((e) => {
    const [, entry = '', ordinal = ''] = /^(.*)\.(\d+)$/.exec(e.id) ?? [];
    const id = e.id.startsWith(byTime) ? ids.get(entry) : undefined;
    return id === undefined ? e : { ...e, id: `${id}.${ordinal}` };
  });
  const entries = change.entries.map((e) => ({ ...e, id: e.commandId ?? ids.get(`${byTime}${e.seq}`) ?? '' }));
  return {
    ...change,
    entries,
    effects: routed(effects),
    ...('answer' in change ? { answer: { ...(change.answer as object), timeline: entries } } : {}),
  };
};

export const domain: CitizenDomain = {
  decide: (state, command, now) => {
    const decided = decide(state, command, now);
    if (decided.outcome === 'refused') return decided;
    return { ...decided, answer: { outcome: 'accepted', result: decided.result, timeline: decided.entries } };
  },
  advance,
  callback: takeCallback,
  learn,
  identify,
  due: (state) => [...due(state), ...lawDue(state)],
  courses: courseStates,
  facts,
  attributes,
  summary,
  details,
};
