import type { Names } from '../words/fact-words.ts';
import { say } from './language.ts';
import { names } from './names.ts';
import type { View } from './shapes.ts';

/** What people call the things of a citizen of which there may be several, so that one deadline or picture is told from the next. */

const span = (n: Names, from: string | null, to: string | null): string =>
  [from ? say(`fra ${n.day(from)}`, `from ${n.day(from)}`) : '', to ? say(`til ${n.day(to)}`, `to ${n.day(to)}`) : '']
    .filter(Boolean)
    .join(' ');

type Of<K extends keyof View> = View[K] extends readonly (infer T)[] ? T : never;

export const absenceName = (a: Of<'absences'>): string => `${a.code} – ${a.name ?? ''}`;
export const appointmentName = (a: Of<'appointments'>, n: Names): string =>
  `${n.meeting(a.meetingType)}, ${a.kind === 'deadline' ? n.day(a.deadline) : n.minute(a.at)}`;
export const activityName = (a: Of<'activities'>, n: Names): string => a.name ?? `${n.value(a.list)} ${a.code}`;
export const contactPersonName = (p: Of<'contactPersons'>): string => p.name ?? p.typeName ?? say('Kontaktpunkt', 'Contact point');
const begun = (f: Of<'preparationForms'>, n: Names): string => say(`påbegyndt ${n.day(f.startedOn)}`, `begun on ${n.day(f.startedOn)}`);
export const formName = (f: Of<'preparationForms'>, n: Names): string => begun(f, n).replace(/^./, (first) => first.toUpperCase());

/** Things of the citizen that a field can name. */
export const thingsOf = (kind: string, view: View | undefined): readonly (readonly [id: string, name: string])[] => {
  if (!view) return [];
  const n = names();
  switch (kind) {
    case 'absences':
      return view.absences.filter((a) => a.status !== 'ended').map((a) => [a.id, `${absenceName(a)}, ${span(n, a.from, a.to)}`]);
    case 'appointments':
      return view.appointments.filter((a) => a.status === 'open').map((a) => [a.id, `${n.value(a.kind)}: ${appointmentName(a, n)}`]);
    case 'activities':
      return view.activities.map((a) => [a.id, `${activityName(a, n)}, ${span(n, a.from, a.to)}`]);
    case 'forms':
      return view.preparationForms.filter((f) => f.status === 'started').map((f) => [f.id, formName(f, n)]);
    case 'contactPersons':
      return view.contactPersons.map((p) => [
        p.id,
        [contactPersonName(p), p.name ? p.typeName : null, span(n, p.from, p.to)].filter(Boolean).join(', '),
      ]);
    case 'rehabilitation':
      return view.rehabilitation.map((r) => [r.id, span(n, r.from, r.to)]);
    case 'contracts':
      return view.integrationContracts.map((c) => [c.id, span(n, c.from, c.to)]);
    case 'nuphs':
      return view.availability.nuphs.map((x) => [x.id, `${n.day(x.on)} ${x.incident ?? ''}`]);
    default:
      return [];
  }
};

const named = <T extends { readonly id: string }>(all: readonly T[], id: string, name: (one: T) => string): string | undefined => {
  const one = all.find((x) => x.id === id);
  return one && name(one);
};

/** One thing of a chart of which there may be many: `10 – Ferie`. Undefined where it bears no name, or is no longer there. */
export const thingName = (machine: string, id: string, view: View | undefined): string | undefined => {
  if (!view) return undefined;
  const n = names();
  switch (machine) {
    case 'absence':
      return named(view.absences, id, absenceName);
    case 'meeting':
    case 'booking-deadline':
      return named(view.appointments, id, (a) => appointmentName(a, n));
    case 'activity':
      return named(view.activities, id, (a) => activityName(a, n));
    case 'contact-person':
      return named(view.contactPersons, id, contactPersonName);
    case 'preparation-form':
      return named(view.preparationForms, id, (f) => begun(f, n));
    case 'nuph':
      return named(view.availability.nuphs, id, (x) => n.day(x.on));
    case 'held-meeting':
      return named(view.meetings, id, (m) => `${n.meeting(m.type)}, ${n.day(m.date)}`);
    default:
      return undefined;
  }
};
