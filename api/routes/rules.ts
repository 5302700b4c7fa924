import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { parse } from 'yaml';
import { z } from 'zod';
import { assumptions } from '../../machines/assumptions.ts';
import { specs } from '../../machines/citizen.ts';
import type { Rule } from '../../machines/core/rule.ts';
import { charts } from '../../machines/drawing.ts';
import { operation } from '../http/operation.ts';
import { problem } from '../http/problems.ts';
import { noQuery } from '../http/schemas.ts';

/** The rules by section of the note: the sentences, the days in force, what each refuses, the charts, and the note's own words beside them. */

const DOCS = new URL('../../docs/', import.meta.url);

interface Note {
  readonly sections: readonly { readonly section: string; readonly heading?: string; readonly en?: string }[];
  readonly statements: readonly {
    readonly id: string;
    readonly section: string;
    readonly letter?: string;
    readonly kind: string;
    readonly da: string;
  }[];
}

const readNote = (): Note => parse(readFileSync(new URL('note/statements.yaml', DOCS), 'utf8')) as Note;

interface Wrong {
  readonly section: string;
  readonly code: string;
  readonly holds: string;
  readonly en: readonly string[];
  readonly da: readonly string[];
}

/** What each rule says is wrong, as the pages of docs/rules say it. */
const readWrong = (): ((rule: Rule) => Pick<Wrong, 'en' | 'da'>) => {
  const all = parse(readFileSync(new URL('rules/wrong.yaml', DOCS), 'utf8')) as readonly Wrong[];
  const keyOf = (section: string, code: string, holds: string): string => JSON.stringify([section, code, holds]);
  const known = new Map(all.map(({ section, code, holds, en, da }) => [keyOf(section, code, holds), { en, da }]));
  return (rule) => known.get(keyOf(rule.id, rule.code, rule.en)) ?? { en: [], da: [] };
};

/** One part of a page of docs/rules, as it is written there. */
const partOf = (section: string, title: string): string => {
  try {
    const text = readFileSync(new URL(`rules/${section}.md`, DOCS), 'utf8');
    const [, part = ''] = text.split(`\n## ${title}\n`);
    return (part.split('\n## ')[0] ?? '').trim();
  } catch {
    return '';
  }
};

const titleOf = (section: string): string => {
  try {
    return /^# [\d.]+ (.+)$/m.exec(readFileSync(new URL(`rules/${section}.md`, DOCS), 'utf8'))?.[1] ?? section;
  } catch {
    return section;
  }
};

/** The rules that refuse, each once, with the commands that it refuses. */
const refusing = (): ReadonlyMap<Rule, readonly string[]> => {
  const found = new Map<Rule, string[]>();
  for (const [name, { rules }] of specs) for (const rule of rules) found.set(rule, [...(found.get(rule) ?? []), name]);
  return found;
};

const text = z.string();
const maybe = text.nullable();
const titleSchema = z.strictObject({ da: text, en: text });
export const sectionSchema = z.strictObject({ section: text, title: titleSchema, rules: z.int() });
export const pageSchema = z.strictObject({
  section: text,
  title: titleSchema,
  rules: z.array(
    z.strictObject({
      letter: maybe,
      code: text,
      da: text,
      en: text,
      wrong: z
        .strictObject({ da: z.array(text), en: z.array(text) })
        .meta({ description: 'What a refusal says; `…` where the fact that decides is put in, several where it chooses' }),
      validFrom: maybe,
      validTo: maybe,
      assumption: maybe,
      commands: z.array(text),
    }),
  ),
  assumptions: z.array(z.strictObject({ id: text, section: text, en: text, da: text, place: text })),
  charts: z.array(text).meta({ description: 'The machines in whose charts the section is at work' }),
  note: z.array(z.strictObject({ id: text, letter: maybe, kind: text, da: text })),
  tables: text.meta({ description: 'Tables, dates and figures, as in docs/rules (Markdown)' }),
});

/** Worked out when it is first asked for, and kept. */
const onDemand = <T>(work: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: work() };
    return made.value;
  };
};

const sectionsOf = (note: Note, rules: ReturnType<typeof refusing>) =>
  [...new Set([...note.sections.map(({ section }) => section), ...[...rules.keys()].map(({ id }) => id)])]
    .filter((section) => section === '0' || section.includes('.'))
    .map((section) => {
      const heading = note.sections.find((s) => s.section === section)?.heading;
      const en = titleOf(section);
      return { section, title: { da: heading?.replace(/^[\d.]+:?\s*/, '') ?? 'Registret bag releasenoten', en } };
    });

export const ruleRoutes = (app: FastifyInstance): void => {
  const rules = refusing();
  // none of them before it is asked for: what writes these files builds this server too, and few servers are ever asked
  const note = onDemand(readNote);
  const wrong = onDemand(readWrong);
  const sections = onDemand(() => sectionsOf(note(), rules));

  app.get(
    '/rules',
    {
      schema: operation({
        id: 'rules',
        tag: 'reference',
        summary: 'The sections of the note, with how many rules each has',
        querystring: noQuery,
        answers: { description: 'In the note’s order', schema: z.array(sectionSchema) },
        problems: [400],
      }),
    },
    async () => sections().map((s) => ({ ...s, rules: [...rules.keys()].filter(({ id }) => id === s.section).length })),
  );

  app.get<{ Params: { section: string } }>(
    '/rules/:section',
    {
      schema: operation({
        id: 'rules-of-a-section',
        tag: 'reference',
        summary: 'The rules of one section of the note, and the note’s own words',
        params: z.object({ section: z.string().meta({ example: '1.1' }) }),
        querystring: noQuery,
        answers: { description: 'The section', schema: pageSchema },
        problems: [400, 404],
      }),
    },
    async (request) => {
      const { section } = request.params;
      const found = sections().find((s) => s.section === section);
      if (!found) throw problem('not-found');
      return {
        ...found,
        rules: [...rules]
          .sort(([a], [b]) => (a.letter ?? '').localeCompare(b.letter ?? ''))
          .flatMap(([rule, commands]) =>
            rule.id === section
              ? [
                  {
                    letter: rule.letter ?? null,
                    code: rule.code,
                    da: rule.da,
                    en: rule.en,
                    wrong: wrong()(rule),
                    validFrom: rule.validFrom ?? null,
                    validTo: rule.validTo ?? null,
                    assumption: rule.assumption ?? null,
                    commands,
                  },
                ]
              : [],
          ),
        assumptions: assumptions.filter((a) => a.section.split(' ')[0] === section),
        charts: charts().flatMap((c) => (c.rule === section || c.arrows.some((a) => a.rules.includes(section)) ? [c.machine] : [])),
        note: note()
          .statements.filter((s) => s.section === section)
          .map(({ id, letter, kind, da }) => ({ id, letter: letter ?? null, kind, da })),
        tables: partOf(section, 'Tables, dates and figures · Tabeller, datoer og tal'),
      };
    },
  );
};
