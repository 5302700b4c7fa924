import type { ComponentChildren, JSX } from 'preact';
import { choicesOf } from '../app/choices.ts';
import type { Draft, Field } from '../app/forms.ts';
import { of, say } from '../app/language.ts';
import type { View } from '../app/shapes.ts';

/** A field of a command that holds one value. */

export interface FieldProps {
  readonly command: string;
  readonly field: Field;
  readonly draft: Draft;
  readonly view: View | undefined;
  readonly error: ComponentChildren;
  readonly prefix?: string;
  readonly set: (name: string, value: unknown) => void;
}

export const Optional = ({ field }: { readonly field: Field }): JSX.Element | null =>
  field.required || field.kind === 'boolean' ? null : <span class="weak"> {say('(frivilligt)', '(optional)')}</span>;

const inputOf = (kind: Field['kind']): JSX.IntrinsicElements['input'] => {
  if (kind === 'date') return { type: 'date', min: '1900-01-01', max: '2199-12-31' };
  if (kind === 'minute') return { type: 'datetime-local', min: '1900-01-01T00:00', max: '2199-12-31T23:59' };
  return kind === 'number' ? { inputMode: 'decimal' } : {};
};

export const Simple = ({ command, field, draft, view, error, prefix = 'field', set }: FieldProps): JSX.Element => {
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
