import { listOfActivity } from '../words/fields.ts';
import type { Draft, Field } from './forms.ts';
import { of, say } from './language.ts';
import { listed, names } from './names.ts';
import type { View } from './shapes.ts';
import { thingsOf } from './things.ts';

/** What a field of a command can be chosen from. */

type Choice = readonly [value: string, text: string];

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
