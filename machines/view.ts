import { type OwnTest, READERS, type Topic } from './access.ts';
import { advance, modules } from './citizen.ts';
import { dateAt } from './core/calendar.ts';
import type { MachineModule } from './core/machine.ts';
import type { Caller, CitizenState, Item } from './core/types.ts';
import type { CitizenView } from './views.ts';

/** What stands in a view before any machine has added its part: every key is always there. */
const empty = {
  contactGroup: null,
  registration: { status: 'not-registered', since: null },
  membership: null,
  benefitPeriod: null,
  absences: [],
  appointments: [],
  meetings: [],
  plan: null,
  pilot: null,
  educationSubscription: null,
  sickLeaves: [],
  activities: [],
  contactPersons: [],
  preparationForms: [],
  documents: [],
  rehabilitation: [],
  jobSearchRequirement: null,
  notifications: { sms: false, email: false },
  availability: { quarantine: null, nuphs: [], assessments: [], documentationDeadline: null },
  integrationContracts: [],
  cv: { approvedOn: null },
} satisfies Omit<CitizenView, 'citizenId' | 'today' | 'jobcentre'>;

const isObject = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);

const merge = (a: unknown, b: unknown): unknown => {
  if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
  if (isObject(a) && isObject(b)) {
    const out: Record<string, unknown> = { ...a };
    for (const [k, v] of Object.entries(b)) out[k] = k in out ? merge(out[k], v) : v;
    return out;
  }
  return b;
};

/** The same part with no texts: the reader may not read them. */
const withoutTexts = (part: unknown): unknown => {
  if (Array.isArray(part)) return part.map(withoutTexts);
  if (!isObject(part)) return part;
  return '$text' in part ? null : Object.fromEntries(Object.entries(part).map(([key, value]) => [key, withoutTexts(value)]));
};

/** The view of a citizen as of `now` (the engine's clock, epoch milliseconds). Texts are references that the API fills in. */
export const viewAt = (state: CitizenState, now: number, reader: Caller['role'] = 'citizen'): Readonly<Record<string, unknown>> => {
  const { state: current } = advance(state, now);
  const today = dateAt(now);
  let view: unknown = { citizenId: current.citizenId, today, jobcentre: null, ...empty };
  for (const m of modules as readonly MachineModule[]) {
    const items = (current.items as Record<string, readonly Item[]>)[m.id] ?? [];
    if (!m.view) continue;
    const part = m.view(items as never, current, today);
    view = merge(view, m.textsAre === undefined || READERS[m.textsAre].includes(reader) ? part : withoutTexts(part));
  }
  return view as Record<string, unknown>;
};

/** The detail of a topic (a form, a document, the CV …); undefined when there is none. */
export const detailAt = (
  state: CitizenState,
  topic: Topic,
  id: string | undefined,
  now: number,
): Readonly<Record<string, unknown>> | undefined => {
  const { state: current } = advance(state, now);
  for (const m of modules as readonly MachineModule[]) {
    const read = m.reads?.[topic];
    if (read) return read(current, id, dateAt(now));
  }
  return topic === 'timeline' || topic === 'messages' ? {} : undefined;
};

/** The topic's own test of whose citizen it is, if its row has one. */
export const ownTestOf = (topic: Topic): OwnTest | undefined =>
  (modules as readonly MachineModule[]).find((m) => m.ownTests?.[topic])?.ownTests?.[topic];
