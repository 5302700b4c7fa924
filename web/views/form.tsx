import type { JSX } from 'preact';
import type { Draft, Title } from '../app/forms.ts';
import { of, say } from '../app/language.ts';
import { Rows, Text } from '../parts/rows.tsx';
import { type FieldProps, Optional, Simple } from './form-field.tsx';

/** The fields of a command as a reader fills them in. */

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
