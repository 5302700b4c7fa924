import type { JSX } from 'preact';
import type { Draft, Field, Title } from '../app/forms.ts';
import { language, of, say } from '../app/language.ts';
import { listed, names } from '../app/names.ts';
import type { View } from '../app/shapes.ts';
import { dayText } from '../words/dates.ts';
import { listOfActivity } from '../words/fields.ts';

/** The fields of a command as a reader fills them in. */

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
        .map((a) => [a.id, `${n.value(a.kind)}: ${n.meeting(a.meetingType)}, ${a.at === undefined ? n.day(a.deadline) : n.minute(a.at)}`]);
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

const choicesOf = (command: string, field: Field, draft: Draft, view: View | undefined): readonly Choice[] => {
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

interface FieldProps {
  readonly command: string;
  readonly field: Field;
  readonly draft: Draft;
  readonly view: View | undefined;
  readonly error: string | undefined;
  readonly prefix?: string;
  readonly set: (name: string, value: unknown) => void;
}

const Optional = ({ field }: { readonly field: Field }): JSX.Element | null =>
  field.required || field.kind === 'boolean' ? null : <span class="weak"> {say('(frivilligt)', '(optional)')}</span>;

const inputOf = (kind: Field['kind']): JSX.IntrinsicElements['input'] => {
  if (kind === 'date') return { type: 'date', min: '1900-01-01', max: '2199-12-31' };
  if (kind === 'minute') return { type: 'datetime-local', min: '1900-01-01T00:00', max: '2199-12-31T23:59' };
  return kind === 'number' ? { inputMode: 'decimal' } : {};
};

const Simple = ({ command, field, draft, view, error, prefix = 'field', set }: FieldProps): JSX.Element => {
  const { name, words, required } = field;
  const id = `${prefix}-${name}`;
  const choices =
    field.kind === 'choice' || (command === 'register-activity' && name === 'code') ? choicesOf(command, field, draft, view) : [];
  const asChoice = field.kind === 'choice' || choices.length > 0;
  const described = [words.help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;
  const value = String(draft[name] ?? '');
  const common = { id, required, 'aria-describedby': described, 'aria-invalid': error ? ('true' as const) : undefined, value };
  const removed = draft[`${name} removed`] === true;
  return (
    <div class={error ? 'form-group form-error' : 'form-group'}>
      <label class="form-label" for={id}>
        {of(words.label)}
        <Optional field={field} />
      </label>
      {words.help ? (
        <span class="form-hint" id={`${id}-help`}>
          {of(words.help)}
        </span>
      ) : null}
      {error ? (
        <span class="form-error-message" id={`${id}-error`}>
          {error}
        </span>
      ) : null}
      {asChoice ? (
        <select class="form-select" {...common} onChange={(event) => set(name, event.currentTarget.value)}>
          <option value="">{required ? say('Vælg', 'Choose') : say('Ingen', 'None')}</option>
          {choices.map(([v, text]) => (
            <option key={v} value={v}>
              {text}
            </option>
          ))}
        </select>
      ) : words.multiline ? (
        <textarea
          class="form-input"
          rows={4}
          maxLength={field.schema.maxLength}
          {...common}
          onInput={(event) => set(name, event.currentTarget.value)}
        />
      ) : (
        <span class="form-input-wrapper">
          <input
            class={field.kind === 'text' ? 'form-input' : field.kind === 'minute' ? 'form-input middle' : 'form-input short'}
            {...inputOf(field.kind)}
            autoComplete="off"
            disabled={removed}
            {...common}
            onInput={(event) => set(name, event.currentTarget.value)}
          />
          {words.unit ? <span class="unit">{of(words.unit)}</span> : null}
        </span>
      )}
      {field.words.things && choices.length === 0 ? (
        <span class="form-hint">{say('Der er ingen at vælge.', 'There are none to choose.')}</span>
      ) : null}
      {field.removable ? (
        <div class="form-group-checkbox">
          <input
            id={`${id}-removed`}
            type="checkbox"
            class="form-checkbox"
            checked={removed}
            onChange={(event) => set(`${name} removed`, event.currentTarget.checked)}
          />
          <label for={`${id}-removed`}>{say('Fjern slutdatoen', 'Remove the end date')}</label>
        </div>
      ) : null}
    </div>
  );
};

interface RowsProps<T> {
  readonly legend: string;
  readonly help: string | undefined;
  readonly rows: readonly T[];
  readonly empty: T;
  readonly set: (rows: readonly T[]) => void;
  readonly more: string;
  readonly row: (row: T, index: number, change: (row: T) => void) => JSX.Element;
}

/** Fields of which there may be several. */
const Rows = <T,>({ legend, help, rows, empty, set, more, row }: RowsProps<T>): JSX.Element => {
  const shown = rows.length === 0 ? [empty] : rows;
  return (
    <fieldset class="rows">
      <legend class="form-label">{legend}</legend>
      {help === undefined ? null : <p class="form-hint">{help}</p>}
      {shown.map((one, i) => (
        // rows are told apart by their place
        <div class="row" key={i}>
          {row(one, i, (changed) => set(shown.map((r, j) => (j === i ? changed : r))))}
          {shown.length > 1 ? (
            <button type="button" class="plain-button" onClick={() => set(shown.filter((_, j) => j !== i))}>
              {say(`Fjern nr. ${i + 1}`, `Remove no. ${i + 1}`)}
            </button>
          ) : null}
        </div>
      ))}
      <button type="button" class="button button-tertiary" onClick={() => set([...shown, empty])}>
        {more}
      </button>
    </fieldset>
  );
};

const Text = ({
  id,
  label,
  value,
  set,
  hint,
}: {
  id: string;
  label: string;
  value: string;
  set: (value: string) => void;
  hint?: string | undefined;
}): JSX.Element => (
  <div class="form-group">
    <label class="form-label" for={id}>
      {label}
      {hint === undefined ? null : <span class="weak"> ({hint})</span>}
    </label>
    <input class="form-input" id={id} autoComplete="off" value={value} onInput={(event) => set(event.currentTarget.value)} />
  </div>
);

export const FormField = (props: FieldProps): JSX.Element => {
  const { field, draft, set, command, view } = props;
  const { name, words } = field;
  const legend = of(words.label);
  const help = words.help ? of(words.help) : undefined;
  const id = `field-${name}`;
  switch (field.kind) {
    case 'boolean':
      return (
        <div class="form-group form-group-checkbox">
          <input
            id={id}
            type="checkbox"
            class="form-checkbox"
            checked={draft[name] === true}
            onChange={(event) => set(name, event.currentTarget.checked)}
          />
          <label for={id}>{legend}</label>
        </div>
      );
    case 'texts':
      return (
        <Rows<string>
          legend={legend}
          help={help}
          rows={(draft[name] as readonly string[] | undefined) ?? []}
          empty=""
          set={(rows) => set(name, rows)}
          more={say('Tilføj felt', 'Add a field')}
          row={(row, i, change) => <Text id={`${id}-${i}`} label={`${legend} ${i + 1}`} value={row} set={change} />}
        />
      );
    case 'titles':
      return (
        <Rows<Title>
          legend={legend}
          help={help}
          rows={(draft[name] as readonly Title[] | undefined) ?? []}
          empty={{ title: '', aliases: '' }}
          set={(rows) => set(name, rows)}
          more={say('Tilføj stillingsbetegnelse', 'Add a job title')}
          row={(row, i, change) => (
            <>
              <Text
                id={`${id}-${i}`}
                label={`${say('Stillingsbetegnelse', 'Job title')} ${i + 1}`}
                value={row.title}
                set={(title) => change({ ...row, title })}
              />
              <Text
                id={`${id}-${i}-aliases`}
                label={say('Andre betegnelser', 'Aliases')}
                hint={say('adskilt med komma', 'separated by commas')}
                value={row.aliases}
                set={(aliases) => change({ ...row, aliases })}
              />
            </>
          )}
        />
      );
    case 'answers':
      return (
        <Rows<{ question: string; answer: string }>
          legend={legend}
          help={help}
          rows={(draft[name] as readonly { question: string; answer: string }[] | undefined) ?? []}
          empty={{ question: '', answer: '' }}
          set={(rows) => set(name, rows)}
          more={say('Tilføj svar', 'Add an answer')}
          row={(row, i, change) => (
            <>
              <Text
                id={`${id}-${i}`}
                label={`${say('Spørgsmål', 'Question')} ${i + 1}`}
                value={row.question}
                set={(question) => change({ ...row, question })}
              />
              <Text
                id={`${id}-${i}-answer`}
                label={say('Svar', 'Answer')}
                value={row.answer}
                set={(answer) => change({ ...row, answer })}
              />
            </>
          )}
        />
      );
    case 'goal': {
      const goal = (draft[name] ?? { kind: 'escoStarTitle', text: '' }) as { kind: string; text: string };
      return (
        <fieldset class="rows">
          <legend class="form-label">
            {legend}
            <Optional field={field} />
          </legend>
          {help === undefined ? null : <p class="form-hint">{help}</p>}
          {(['escoStarTitle', 'freeText'] as const).map((kind) => (
            <div class="form-group-radio" key={kind}>
              <input
                type="radio"
                class="form-radio"
                name={id}
                id={`${id}-${kind}`}
                checked={goal.kind === kind}
                onChange={() => set(name, { ...goal, kind })}
              />
              <label for={`${id}-${kind}`}>
                {kind === 'escoStarTitle' ? say('Stillingsbetegnelse (ESCO-STAR)', 'ESCO-STAR job title') : say('Fri tekst', 'Free text')}
              </label>
            </div>
          ))}
          <Text id={`${id}-text`} label={say('Jobmål', 'Job goal')} value={goal.text} set={(text) => set(name, { ...goal, text })} />
        </fieldset>
      );
    }
    case 'group': {
      const inner = (draft[name] ?? {}) as Draft;
      return (
        <details class="more">
          <summary>
            {legend} {say('(frivilligt)', '(optional)')}
          </summary>
          {field.fields?.map((f) => (
            <Simple
              key={f.name}
              command={command}
              field={{ ...f, required: false }}
              draft={inner}
              view={view}
              error={undefined}
              prefix={id}
              set={(n, value) => set(name, { ...inner, [n]: value })}
            />
          ))}
        </details>
      );
    }
    default:
      return <Simple {...props} />;
  }
};
