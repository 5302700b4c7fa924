import type * as citizen from '../../machines/citizen.ts';
import type { Accepted, Callback, Command, Refused } from '../../machines/core/composition.ts';
import type { CitizenState, Fact } from '../../machines/core/types.ts';

/** The machines of one version: what a rehearsal asks of them. */
export type Machines = Pick<typeof citizen, 'advance' | 'deadlines' | 'decide' | 'newCitizen' | 'takeCallback' | 'upgrade'>;

/** What happened to a citizen, as the history of its workflow has it; instants are epoch milliseconds. */
export type Happening =
  | { readonly at: number; readonly kind: 'command'; readonly command: Command }
  | { readonly at: number; readonly kind: 'callback'; readonly callback: Callback };

/** A running citizen as it stands: where its present run began, and what has happened since. */
export interface Life {
  readonly citizenId: string;
  readonly begin: { readonly state: CitizenState } | { readonly born: Parameters<Machines['newCitizen']>[0] };
  readonly happenings: readonly Happening[];
  /** The instant of the rehearsal. */
  readonly until: number;
}

/** One difference that the change makes to one citizen. */
export type Finding =
  /** Accepted by one version and refused by the other; `rule` is the one that refuses. */
  | {
      readonly kind: 'decision';
      readonly rule: string;
      readonly command: string;
      readonly at: number;
      readonly today: string;
      readonly changed: string;
    }
  /** A date that is another, is new or is gone. */
  | {
      readonly kind: 'deadline';
      readonly rule: string;
      readonly deadline: string;
      readonly today: string | null;
      readonly changed: string | null;
    }
  /** Something that happens under one version only. */
  | { readonly kind: 'event'; readonly rule: string; readonly event: string; readonly only: 'today' | 'changed'; readonly times: number }
  /** A state that the changed machines do not have: the citizen would stay on the version that it has. */
  | { readonly kind: 'no-target'; readonly rule: string; readonly machine: string; readonly state: string }
  /** The changed machines throw. */
  | { readonly kind: 'defect'; readonly rule: string; readonly message: string };

interface Lived {
  readonly state: CitizenState;
  readonly answers: readonly (Accepted | Refused | undefined)[];
  readonly facts: readonly (Fact & { readonly rule: string })[];
  readonly withoutTarget: ReturnType<Machines['upgrade']>['withoutTarget'];
}

const live = (machines: Machines, life: Life): Lived => {
  // each version knows of all the changes of the law that it has, whatever the run has learned of so far
  const begun = 'state' in life.begin ? machines.upgrade({ ...life.begin.state, learnedUpTo: Number.POSITIVE_INFINITY }) : undefined;
  let state = begun?.state ?? machines.newCitizen((life.begin as { born: Parameters<Machines['newCitizen']>[0] }).born);
  const facts: (Fact & { rule: string })[] = [];
  const answers: (Accepted | Refused | undefined)[] = [];
  if (begun && begun.withoutTarget.length > 0) return { state, answers, facts, withoutTarget: begun.withoutTarget };
  const keep = (done: { state: CitizenState; entries: Accepted['entries'] }): void => {
    state = done.state;
    for (const entry of done.entries) for (const fact of entry.what) facts.push({ ...fact, rule: fact.rule ?? entry.rule });
  };
  for (const h of life.happenings) {
    const answer = h.kind === 'command' ? machines.decide(state, h.command, h.at) : undefined;
    answers.push(answer);
    if (answer === undefined && h.kind === 'callback') keep(machines.takeCallback(state, h.callback, h.at));
    else if (answer?.outcome === 'accepted') keep(answer);
  }
  keep(machines.advance(state, life.until));
  return { state, answers, facts, withoutTarget: [] };
};

const said = (answer: Accepted | Refused): string => (answer.outcome === 'accepted' ? 'accepted' : answer.refusal.code);

const decisions = (life: Life, now: Lived, then: Lived): readonly Finding[] =>
  life.happenings.flatMap((h, i): readonly Finding[] => {
    const [a, b] = [now.answers[i], then.answers[i]];
    if (h.kind !== 'command' || !a || !b || said(a) === said(b)) return [];
    const refused = b.outcome === 'refused' ? b : a;
    const rule = refused.outcome === 'refused' ? refused.refusal.rule : '';
    return [{ kind: 'decision', rule, command: h.command.name, at: h.at, today: said(a), changed: said(b) }];
  });

const dates = (machines: Machines, state: CitizenState) => new Map(machines.deadlines(state).map((d) => [d.id, d]));

const movedDates = (now: ReturnType<typeof dates>, then: ReturnType<typeof dates>): readonly Finding[] =>
  [...new Set([...now.keys(), ...then.keys()])].flatMap((id): readonly Finding[] => {
    const [a, b] = [now.get(id), then.get(id)];
    if (a?.on === b?.on) return [];
    return [{ kind: 'deadline', rule: (b ?? a)?.rule ?? '', deadline: id, today: a?.on ?? null, changed: b?.on ?? null }];
  });

const counted = (facts: Lived['facts']): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { rule, type } of facts) counts.set(`${rule} ${type}`, (counts.get(`${rule} ${type}`) ?? 0) + 1);
  return counts;
};

const events = (now: Lived['facts'], then: Lived['facts']): readonly Finding[] => {
  const [a, b] = [counted(now), counted(then)];
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((key): readonly Finding[] => {
    const more = (b.get(key) ?? 0) - (a.get(key) ?? 0);
    if (more === 0) return [];
    const [rule = '', event = ''] = key.split(' ');
    return [{ kind: 'event', rule, event, only: more > 0 ? 'changed' : 'today', times: Math.abs(more) }];
  });
};

/**
 * What the changed machines would make of a citizen's life so far, beside what those of today make of it. Touches nothing.
 * @returns nothing where the change makes no difference
 */
export const compare = (today: Machines, changed: Machines, life: Life): readonly Finding[] => {
  const now = live(today, life);
  let then: Lived;
  try {
    // what a roll-out would carry over is the state as it stands, whether the life can be lived on the changed machines from its beginning or not
    const stands = changed.upgrade(now.state);
    if (stands.withoutTarget.length > 0)
      return stands.withoutTarget.map(({ machine, value }) => ({ kind: 'no-target', rule: '', machine, state: JSON.stringify(value) }));
    then = live(changed, life);
    // it began in a state that they do not have, and has left it since
    if (then.withoutTarget.length > 0) return movedDates(dates(today, now.state), dates(changed, stands.state));
  } catch (error) {
    return [{ kind: 'defect', rule: '', message: error instanceof Error ? error.message : String(error) }];
  }
  return [
    ...decisions(life, now, then),
    ...movedDates(dates(today, now.state), dates(changed, then.state)),
    ...events(now.facts, then.facts),
  ];
};
