import { type FieldWords, fieldWords } from '../words/fields.ts';

/** Forms are made from the API's own document: the shapes that check a request also say what to ask for. */

/** The parts of JSON Schema that the shapes use. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly default?: unknown;
}

export type Kind = 'date' | 'minute' | 'boolean' | 'number' | 'text' | 'choice' | 'texts' | 'titles' | 'goal' | 'answers' | 'group';

export interface Field {
  readonly name: string;
  readonly kind: Kind;
  readonly required: boolean;
  /** An end that may be taken away: `null` does it. */
  readonly removable: boolean;
  readonly words: FieldWords;
  readonly schema: Schema;
  /** Of a group. */
  readonly fields?: readonly Field[];
}

const alternatives = (schema: Schema): readonly Schema[] => (schema.anyOf ? schema.anyOf.flatMap(alternatives) : [schema]);
const types = (schema: Schema): readonly string[] => alternatives(schema).flatMap((s) => (s.type === undefined ? [] : [s.type].flat()));

const kindOf = (name: string, schema: Schema, words: FieldWords): Kind => {
  if (name === 'jobTitles') return 'titles';
  if (name === 'jobGoal') return 'goal';
  const all = alternatives(schema);
  const [first = {}] = all;
  if (all.some((s) => s.format === 'date')) return 'date';
  if (all.some((s) => s.pattern?.includes('T'))) return 'minute';
  if (words.list !== undefined || words.things !== undefined || words.choices !== undefined || all.some((s) => s.enum)) return 'choice';
  if (first.type === 'boolean') return 'boolean';
  if (first.type === 'array') return 'texts';
  if (first.type === 'object') return first.properties ? 'group' : 'answers';
  const named = types(schema).filter((t) => t !== 'null');
  if (named.length > 0 && named.every((t) => t === 'integer' || t === 'number')) return 'number';
  return 'text';
};

/** The fields of a command, in the order of its shape. */
export const fieldsOf = (command: string, schema: Schema): readonly Field[] =>
  Object.entries(schema.properties ?? {}).map(([name, s]): Field => {
    const words = fieldWords(command, name) ?? { label: [name, name] };
    const kind = kindOf(name, s, words);
    const required = schema.required?.includes(name) ?? false;
    return {
      name,
      kind,
      required,
      removable: !required && command.startsWith('update-') && types(s).includes('null') && kind === 'date',
      words,
      schema: alternatives(s)[0] ?? s,
      ...(kind === 'group' ? { fields: fieldsOf(command, alternatives(s)[0] ?? s) } : {}),
    };
  });

/** What the reader has written, field by field, as the form holds it. */
export type Draft = Readonly<Record<string, unknown>>;

export interface Title {
  readonly title: string;
  readonly aliases: string;
}

const filled = (text: unknown): text is string => typeof text === 'string' && text.trim() !== '';

const valueIn = (field: Field, draft: unknown): unknown => {
  switch (field.kind) {
    case 'boolean':
      return draft === true;
    case 'number':
      return filled(draft) ? Number(draft.replace(',', '.')) : undefined;
    case 'choice': {
      if (!filled(draft)) return undefined;
      const numbers = types(field.schema).some((t) => t === 'integer' || t === 'number') || field.words.list === 'contact-groups';
      return numbers && /^\d+$/.test(draft) ? Number(draft) : draft;
    }
    case 'texts':
      return (Array.isArray(draft) ? draft : []).filter(filled);
    case 'titles':
      return (Array.isArray(draft) ? (draft as readonly Title[]) : [])
        .filter((t) => filled(t.title))
        .map((t) => {
          const aliases = t.aliases
            .split(',')
            .map((a) => a.trim())
            .filter((a) => a !== '');
          return { title: t.title, ...(aliases.length === 0 ? {} : { aliases }) };
        });
    case 'goal': {
      const { kind, text } = (draft ?? {}) as { kind?: string; text?: string };
      return filled(text) ? { [kind === 'freeText' ? 'freeText' : 'escoStarTitle']: text } : undefined;
    }
    case 'answers':
      return Object.fromEntries(
        (Array.isArray(draft) ? (draft as readonly { question: string; answer: string }[]) : [])
          .filter((a) => filled(a.question))
          .map((a) => [a.question, a.answer]),
      );
    case 'group': {
      const inner = bodyOf(field.fields ?? [], (draft ?? {}) as Draft);
      return Object.keys(inner).length === 0 ? undefined : inner;
    }
    default:
      return filled(draft) ? draft : undefined;
  }
};

/** The command's body from what was written; what stands empty is left out. */
export const bodyOf = (fields: readonly Field[], draft: Draft): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      if (field.removable && draft[`${field.name} removed`] === true) return [[field.name, null]];
      const value = valueIn(field, draft[field.name]);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
