import { dayText } from '../words/dates.ts';
import { listOfActivity } from '../words/fields.ts';
import type { Draft, Field } from './forms.ts';
import { language, of, say } from './language.ts';
import { listed, names } from './names.ts';
import type { View } from './shapes.ts';

/** What a field of a command can be chosen from. */

type Choice = readonly [value: string, text: string];

/** Things of the citizen that a field can name, by what people call them. */
const thingsOf = (kind: string, view: View | undefined): readonly Choice[] => {
  if (!view) return [];
  const n = names();
  const span = (from: string | null, to: string | null): string =>
    [
      from ? say(`fra ${dayText(from, language.value)}`, `from ${dayText(from, language.value)}`) : '',
      to ? say(`til ${dayText(to, language.value)}`, `to ${dayText(to, language.value)}`) : '',
    ]
      .filter(Boolean)
      .join(' ');
  switch (kind) {
    case 'absences':
      return view.absences.filter((a) => a.status !== 'ended').map((a) => [a.id, `${a.code} – ${a.name ?? ''}, ${span(a.from, a.to)}`]);
    case 'appointments':
      return view.appointments
        .filter((a) => a.status === 'open')
        .map((a) => [
          a.id,
          `${n.value(a.kind)}: ${n.meeting(a.meetingType)}, ${a.kind === 'deadline' ? n.day(a.deadline) : n.minute(a.at)}`,
        ]);
    case 'activities':
      return view.activities.map((a) => [a.id, `${a.name ?? `${n.value(a.list)} ${a.code}`}, ${span(a.from, a.to)}`]);
    case 'forms':
      return view.preparationForms
        .filter((f) => f.status === 'started')
        .map((f) => [f.id, say(`Påbegyndt ${dayText(f.startedOn, 'da')}`, `Begun on ${dayText(f.startedOn, 'en')}`)]);
    case 'contactPersons':
      return view.contactPersons.map((p) => [
        p.id,
        [p.name ?? p.typeName ?? say('Kontaktpunkt', 'Contact point'), p.name ? p.typeName : null, span(p.from, p.to)]
          .filter(Boolean)
          .join(', '),
      ]);
    case 'rehabilitation':
      return view.rehabilitation.map((r) => [r.id, span(r.from, r.to)]);
    case 'contracts':
      return view.integrationContracts.map((c) => [c.id, span(c.from, c.to)]);
    case 'nuphs':
      return view.availability.nuphs.map((x) => [x.id, `${dayText(x.on, language.value)} ${x.incident ?? ''}`]);
    default:
      return [];
  }
};

export const choicesOf = (command: string, field: Field, draft: Draft, view: View | undefined): readonly Choice[] => {
  const { words, schema, name } = field;
  if (words.things) return thingsOf(words.things, view);
  if (words.choices) return words.choices.map(([value, label]) => [value, of(label)]);
  const list = words.list ?? (command === 'register-activity' && name === 'code' ? listOfActivity[String(draft.list)] : undefined);
  if (list !== undefined) {
    const n = names();
    return listed(list).map((e) => {
      const value = String(e.id !== null && list !== 'categories' ? e.id : (e.key ?? e.id));
      const text = e.name ?? n.value(e.key);
      return [
        value,
        e.id === null || list === 'categories' ? text : `${e.id} – ${text === '' ? say('navn ikke offentligt', 'name not public') : text}`,
      ];
    });
  }
  return (schema.enum ?? []).map((value) => [value, names().value(value)]);
};
