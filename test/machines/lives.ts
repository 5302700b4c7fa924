import { advance, decide, specs } from '../../machines/citizen.ts';
import { addDays, birthday, startOfDay } from '../../machines/core/calendar.ts';
import type { Command } from '../../machines/core/composition.ts';
import type { CitizenState } from '../../machines/core/types.ts';
import { viewAt } from '../../machines/view.ts';
import { born, type Moment, type Pick, someCaller, somePayload } from './explore.ts';

/**
 * Random lives, and the orders in which they can be told. A life is a list of commands, each accepted on its own day; those that carry the date
 * from which they hold can be told later as well. Whatever the order, the end should be the same.
 */

export interface Told {
  readonly command: Command;
  /** The day on which it is told, by its number among the life's days. */
  readonly day: number;
}

export interface Life {
  readonly beginning: Moment;
  readonly days: readonly string[];
  readonly told: readonly Told[];
}

/** The fields that say from which day a command holds. */
const DATES = ['from', 'on', 'date', 'firstSickDay', 'recoveredOn', 'firstDay', 'incidentDate'] as const;

export const dateOf = ({ payload }: Command): string | undefined =>
  DATES.map((field) => (payload as Record<string, unknown>)[field]).find((value): value is string => typeof value === 'string');

const noon = (day: string): number => startOfDay(day) + 12 * 3_600_000;

const BIRTHS = ['1980-05-05', '1992-08-10', '1996-02-29', '1999-06-01'];
const STARTS = ['2022-03-01', '2022-04-04', '2022-04-04', '2022-06-01', '2023-11-20'];

/** What most lives begin with; each a step that is taken or not. */
const PRELUDE: readonly (readonly [name: string, payload: (pick: Pick) => unknown])[] = [
  ['join-a-kasse', () => ({ from: '2021-05-01' })],
  ['open-contact-group', (pick) => ({ contactGroup: [1, 1, 12, 2, 13, 28][pick(6)] })],
  ['register-job-seeker', () => ({ titles: [] })],
  ['assess-category', () => ({ category: 'education-ready' })],
  ['start-benefit-period', () => ({ firstDay: '2022-02-01', fullTime: true })],
];

const NAMES: readonly string[] = [...specs.keys()];
/** Commands that lives are richer with. */
const OFTEN = [
  'report-sick',
  'report-recovered',
  'deregister-job-seeker',
  'register-job-seeker',
  'change-contact-group',
  'register-absence',
  'mark-pilot-participation',
  'start-pilot-offer',
  'finish-pilot-offer',
  'move',
  'change-a-kasse',
  'report-availability-assessment',
  'request-job-search-documentation',
];

const took = (moment: Moment, command: Command): Moment | undefined => {
  const answer = decide(moment.state, command, moment.now);
  return answer.outcome === 'accepted' ? { state: answer.state, now: moment.now } : undefined;
};

export const someLife = (pick: Pick): Life => {
  const start = STARTS[pick(STARTS.length)] as string;
  const beginning = born(BIRTHS[pick(BIRTHS.length)] as string, start);
  const days = [start];
  const told: Told[] = [];
  let moment: Moment = { state: beginning.state, now: noon(start) };
  const give = (name: string, payload: unknown): boolean => {
    const caller = someCaller(moment.state, name, payload, (n) => (n === 8 ? 1 : pick(n)));
    const command = { id: `fact-${told.length}`, name, payload, caller };
    const next = took(moment, command);
    if (!next) return false;
    told.push({ command, day: days.length - 1 });
    moment = next;
    return true;
  };
  for (const [name, payload] of PRELUDE) if (pick(4) > 0) give(name, payload(pick));
  const mine = Array.from({ length: 5 }, () => NAMES[pick(NAMES.length)] as string);
  for (let n = 4 + pick(7); n > 0; n--) {
    const next = addDays(days.at(-1) as string, 1 + pick(pick(6) === 0 ? 40 : 7));
    days.push(next);
    moment = { state: advance(moment.state, noon(next)).state, now: noon(next) };
    for (let tries = 0; tries < 6; tries++) {
      const name = pick(3) === 0 ? (mine[pick(mine.length)] as string) : (OFTEN[pick(OFTEN.length)] as string);
      if (give(name, somePayload(moment, name, pick)) && pick(3) > 0) break;
    }
  }
  return { beginning, days, told };
};

/** The same life told in another order. */
export interface Reordered {
  readonly life: Life;
  /** What is told late, and what was told before it that was told after it in the first order. */
  readonly late: readonly { readonly told: Told; readonly crossed: readonly Told[] }[];
}

/** The same life with some of what carries a date told later; of one day what is told on its own day comes first. */
export const toldLater = ({ beginning, days, told }: Life, pick: Pick): Reordered => {
  const dated = told.flatMap((t, i) => (dateOf(t.command) === undefined ? [] : [i]));
  const late = new Set(Array.from({ length: 1 + pick(3) }, () => dated[pick(dated.length)]).filter((i): i is number => i !== undefined));
  const moved = told.map((t, i) => ({ t: late.has(i) ? { ...t, day: t.day + 1 + pick(days.length - t.day) } : t, i }));
  const order = moved.sort((a, b) => a.t.day - b.t.day || Number(late.has(a.i)) - Number(late.has(b.i)) || a.i - b.i);
  return {
    life: { beginning, days, told: order.map(({ t }) => t) },
    late: order.flatMap(({ t, i }, at) =>
      late.has(i) ? [{ told: t, crossed: order.slice(0, at).flatMap((before) => (before.i > i ? [before.t] : [])) }] : [],
    ),
  };
};

/** Lives the life; undefined where the rules refuse it in this order. */
export const lived = ({ beginning, days, told }: Life, until: number): CitizenState | undefined => {
  let moment = beginning;
  for (const { command, day } of told) {
    const now = noon(days[day] ?? addDays(days.at(-1) as string, 5));
    const next = took({ state: moment.state, now }, command);
    if (!next) return undefined;
    moment = next;
  }
  return advance(moment.state, until).state;
};

export const endOf = ({ days }: Life, after: number): number => noon(addDays(days.at(-1) as string, 6 + after));

/** Lists in an order of their own, so that the order of telling does not show in them. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, sorted(inner)]));
};

/** The end of a life as its view shows it. */
export const ending = (state: CitizenState, now: number): Readonly<Record<string, unknown>> =>
  sorted(viewAt(state, now)) as Record<string, unknown>;

/** A life in words, for a failure. */
export const inWords = ({ days, told }: Life): readonly string[] =>
  told.map(
    ({ command, day }) =>
      `${days[day] ?? 'at last'} ${command.caller.role} ${command.name} ${JSON.stringify(command.payload)} (${command.id})`,
  );

/** Whether where the citizen belongs is a dated history. */
const MOVES_ARE_DATED = 'periods' in (born('1980-05-05', '2022-03-14').state.items.jobcentre[0]?.context ?? {});

const GROUP_MOVES = ['open-contact-group', 'change-contact-group', 'close-contact-group'];
const ACTS = ['register-job-seeker', 'deregister-job-seeker'];

interface Case {
  readonly late: Told;
  /** What was told before it in this order, and after it in the first. */
  readonly crossed: readonly Told[];
  readonly life: Life;
}

const anyOf = (told: readonly Told[], ...names: readonly string[]): boolean => told.some(({ command }) => names.includes(command.name));
const codeOf = ({ payload }: Command): number | undefined => (payload as { code?: number }).code;

/** Whether the thirtieth birthday, which moves the group, lies in it. */
const turnsThirty = ({ beginning, days }: Life): boolean => {
  const day = birthday(beginning.state.birthDate, 30);
  return (days[0] as string) <= day && day <= addDays(days.at(-1) as string, 5);
};

/** Where the row itself says that the moment of telling matters: of the command told late, in which cases, and why. */
export const ROW_SAYS_OTHERWISE: readonly {
  readonly told: string;
  readonly when: (c: Case) => boolean;
  readonly why: string;
}[] = [
  {
    told: 'report-recovered',
    when: ({ crossed, life }) => anyOf(crossed, ...GROUP_MOVES) || turnsThirty(life),
    why: '1.8 the group after recovery is the one at the moment when the recovery is told',
  },
  {
    told: 'report-recovered',
    when: ({ life }) =>
      life.told.some(({ command }) => codeOf(command) === 75) && anyOf(life.told, 'create-deadline', 'summon', 'book-meeting'),
    why: '1.1 f back in group 1 closes what is open when it is told; an appointment whose day has passed has passed',
  },
  {
    told: 'report-sick',
    when: ({ crossed }) => anyOf(crossed, ...ACTS),
    why: '1.8 a sick report ends the registration that there is: what was registered before the report for a day of sickness does not count (A39)',
  },
  {
    told: 'report-sick',
    when: ({ crossed, life }) =>
      crossed.some(({ command }) => codeOf(command) === 75) && anyOf(life.told, 'create-deadline', 'summon', 'book-meeting'),
    why: '1.1 g registering 75 in what was group 1 closes what is open at that moment, and tells the citizen; that stays',
  },
  {
    told: 'report-sick',
    when: ({ crossed, late, life }) =>
      crossed.some((c) => GROUP_MOVES.includes(c.command.name) && life.days[c.day] === dateOf(late.command)),
    why: '1.8 a day is whole: of a group that was changed on the first sick day itself, the one told last is that day’s',
  },
  ...['report-sick', 'report-recovered'].map((told) => ({
    told,
    when: ({ late, life }: Case) => life.told.some((c) => c.command.name === 'publish-plan' && life.days[c.day] === dateOf(late.command)),
    why: '3.5 a day is whole: of a plan published on the first day of sickness or of health itself, what came first is known only when both are told on it',
  })),
  {
    told: 'register-absence',
    when: ({ late }) => [56, 57, 75].includes(codeOf(late.command) ?? 0),
    why: '0 and 1.1 g registering 56, 57 or 75 closes what is open at that moment, and a day that has passed has passed',
  },
  {
    told: 'join-a-kasse',
    when: ({ crossed, late }) => crossed.some(({ command: c }) => c.name === late.command.name && c.caller.org === late.command.caller.org),
    why: '0 an earlier first day, told by the a-kasse whose member the citizen is, moves the start of that membership: it is one',
  },
  {
    told: 'receive-udb-event',
    when: ({ crossed }) => anyOf(crossed, 'publish-plan'),
    why: '3.5 what UDB reports is of the plan and the subscription that there are when it comes',
  },
  {
    told: 'end-contact-person',
    when: ({ crossed }) => anyOf(crossed, 'update-contact-person'),
    why: '7.1 of two ends of one relation the one told last is right',
  },
  {
    told: 'start-benefit-period',
    when: ({ crossed }) => anyOf(crossed, 'start-benefit-period', 'report-benefit-hours'),
    why: '1.1 h a new benefit period starts from 0 when it is told',
  },
  {
    told: 'request-job-search-documentation',
    when: ({ crossed, late }) => crossed.some((c) => c.command.name === late.command.name && dateOf(c.command) === dateOf(late.command)),
    why: '5.1 of two requests that count from one day the one told last is the latest',
  },
  {
    told: 'move',
    when: ({ crossed, late }) =>
      crossed.some((c) => c.command.name === 'move' && (!MOVES_ARE_DATED || dateOf(c.command) === dateOf(late.command))) ||
      (!MOVES_ARE_DATED && anyOf(crossed, 'change-jobcentre')),
    why: '1.2 of two moves on one day the one told last is the latest',
  },
];

/** Why the end may differ; undefined: it must not. */
export const excuse = ({ late, life }: Reordered): string | undefined =>
  ROW_SAYS_OTHERWISE.find((row) =>
    late.some(({ told, crossed }) => told.command.name === row.told && row.when({ late: told, crossed, life })),
  )?.why;
