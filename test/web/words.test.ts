import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { specs } from '../../machines/citizen.ts';
import type { CommandSchema } from '../../machines/core/command-schema.ts';
import { arrowsOf } from '../../machines/diagram.ts';
import { charts } from '../../machines/drawing.ts';
import { registry } from '../../machines/registry.ts';
import { commandNames, commandSchemas } from '../../machines/shapes.ts';
import { commands, courses, events } from '../../web/words/commands.ts';
import { wordsOfFact } from '../../web/words/facts.ts';
import { fieldWords } from '../../web/words/fields.ts';
import { harmless, losses } from '../../web/words/losses.ts';
import { hasStateText, stateText } from '../../web/words/states.ts';
import { stories } from '../../web/words/stories.ts';
import { values } from '../../web/words/values.ts';

/** The page shows no code where people expect words: whatever the machines can say has words in both languages. */

/** What time brings by itself, in whichever chart. */
const DATES = new Set(
  [
    'thirtieth-birthday end-date meeting-day-over booking-deadline-over quarantine-begins quarantine-over participation-over pilot-over',
    'age-reached calendar-month-over deletion-due counting-in-force',
  ].flatMap((line) => line.split(' ')),
);

test('every command has a name', () => {
  expect(commandNames.filter((name) => commands[name] === undefined)).toEqual([]);
});

test('every fact that an arrow of a chart reports has a sentence', () => {
  const reported = new Set(registry.flatMap((m) => arrowsOf(m).flatMap((a) => a.facts)));
  expect(reported.size).toBeGreaterThan(50);
  expect([...reported].filter((type) => wordsOfFact(type) === undefined)).toEqual([]);
});

test('whatever moves a chart has a name: a command, a date, or what another chart tells', () => {
  const all = new Set(charts().flatMap((c) => c.arrows.map((a) => a.event)));
  expect([...all].filter((event) => commands[event] === undefined && events[event] === undefined)).toEqual([]);
});

test('every state of every chart has a name', () => {
  const nameless = charts().flatMap((c) =>
    c.states.flatMap((s) => (s.name || hasStateText(c.machine, s.id) ? [] : [`${c.machine} ${s.id}`])),
  );
  expect(nameless).toEqual([]);
});

test('no state of a chart shows its id in place of a name', () => {
  const bare = charts().flatMap((c) =>
    c.states.flatMap((s) => stateText(c.machine, s).filter((name) => /[a-z]-[a-z]+$|[a-z][A-Z]/.test(name) || !/[A-ZÆØÅ]/.test(name))),
  );
  expect(bare).toEqual([]);
});

const properties = (schema: unknown): readonly string[] =>
  Object.keys((z.toJSONSchema(schema as z.ZodType, { unrepresentable: 'any', io: 'input' }) as { properties?: object }).properties ?? {});

test('every field of every form has a label', () => {
  const nameless = Object.entries(commandSchemas as unknown as Record<string, CommandSchema>).flatMap(([name, { body }]) =>
    properties(body).flatMap((field) => (fieldWords(name, field) ? [] : [`${name} ${field}`])),
  );
  expect(nameless).toEqual([]);
});

test('every choice that a shape lists has words', () => {
  const choices = Object.values(commandSchemas as unknown as Record<string, CommandSchema>).flatMap(({ body }) => {
    const { properties: found = {} } = z.toJSONSchema(body, { unrepresentable: 'any', io: 'input' }) as {
      properties?: Record<string, { enum?: readonly string[] }>;
    };
    return Object.values(found).flatMap((p) => p.enum ?? []);
  });
  expect(choices.length).toBeGreaterThan(8);
  expect(choices.filter((choice) => values[choice] === undefined)).toEqual([]);
});

test('every course has a name', () => {
  const types = new Set(registry.flatMap((m) => (m.course ? [/type: '([\w-]+)'/.exec(m.course.toString())?.[1] ?? []].flat() : [])));
  expect([...types].filter((type) => courses[type] === undefined)).toEqual([]);
});

test('no word stands in one language only', () => {
  for (const [name, [da, en]] of [...Object.entries(commands), ...Object.entries(events), ...Object.entries(values)])
    expect([name, da.length > 0 && en.length > 0]).toEqual([name, true]);
  expect(specs.size).toBeGreaterThan(40);
});

test('every date of a chart says whether the citizen loses something by it', () => {
  const known = [...Object.keys(losses), ...harmless].sort();
  const dated = charts().flatMap((c) => {
    const events = new Set(c.arrows.map((a) => a.event).filter((e) => DATES.has(e)));
    return [...events].map((e) => `${c.machine} ${e}`);
  });
  expect(known).toEqual([...new Set(dated)].sort());
});

test('the stories have Danish titles, and no title is without its story', () => {
  const files = readdirSync(new URL('../../scenarios/', import.meta.url)).map((name) => name.replace('.yaml', ''));
  expect(Object.keys(stories).filter((name) => !files.includes(name))).toEqual([]);
  // a story that was written since is shown with its English title until it has one
  expect(Object.keys(stories).length / files.length).toBeGreaterThan(0.9);
});
