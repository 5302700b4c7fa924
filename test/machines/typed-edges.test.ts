import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/* What joins the machines, events, facts, actions with their params, is held by the compiler: each slip below is compiled, alone, and must not pass. */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A machine as one would write it; each slip changes one text of it. */
const SOUND = `
import '../../machines/citizen.ts';
import '../../machines/shapes.ts';
import type { SickReported } from '../../machines/jobseeking/sick-leave.ts';
import { action } from '../../machines/core/action.ts';
import { type Events, fact, payload } from '../../machines/core/events.ts';
import type { MachineModule } from '../../machines/core/machine.ts';
import { setup } from '../../machines/core/setup.ts';

interface Context { readonly day: string | null }

declare module '../../machines/core/types.ts' {
  interface MachineContexts { 'tried': Context }
}

type Taken = Events<
  'assess-category',
  'sick-reported',
  'day-over',
  { 'answer-came': { readonly on: string }; 'put-right': { readonly day: string } }
>;

const chart = setup<Context, Taken>()({
  guards: { 'the day is known': ({ context }) => context.day !== null },
  actions: {
    keep: action({ set: (_, { firstSickDay }: SickReported) => ({ day: firstSickDay }) }),
    keepDay: action({ set: (_, { on }: { readonly on: string }) => ({ day: on }) }),
    forget: action({ set: () => ({ day: null }) }),
    leave: action({
      reports: { 'contact-group-changed': ({ s }) => ({ from: 1, to: null, on: s.today, cause: 'jobcentre' }) },
    }),
  },
});

export const tried: MachineModule<'tried', Taken> = {
  id: 'tried',
  title: { en: 'Tried', da: 'Prøvet' },
  rule: '0',
  version: 1,
  cardinality: 'one',
  machine: chart.createMachine({
    id: 'tried',
    context: { day: null },
    initial: 'open',
    states: {
      open: {
        on: {
          'sick-reported': { guard: 'the day is known', actions: { type: 'keep', params: fact } },
          'answer-came': { actions: { type: 'keepDay', params: payload } },
          'assess-category': { actions: { type: 'keepDay', params: { on: '2022-03-14' } } },
          'day-over': { actions: 'forget' },
          'put-right': { actions: 'leave' },
        },
      },
    },
  }),
  subscribesTo: ['sick-reported'],
  callbacks: ['answer-came'],
  deadlines: [{ event: 'day-over', rule: '0', en: 'the day', da: 'dagen', on: ({ context }) => context.day }],
  corrections: [{ event: 'put-right', rule: '0', en: 'another day', da: 'en anden dag', on: ({ context }) => context.day, brings: ({ context: { day } }) => (day === null ? undefined : { day }) }],
  commands: [],
};
`;

const SLIPS: readonly (readonly [slip: string, written: string, instead: string])[] = [
  ['an arrow for an event that the chart does not take', "'sick-reported': {", "'sick-reportet': {"],
  ['an arrow for an event of another chart', "'sick-reported': {", "'plan-published': {"],
  ['a command that there is not', "  'assess-category',", "  'asses-category',"],
  ['a fact that no machine reports, in the events', "  'sick-reported',\n", "  'sick-reportet',\n"],
  ['a fact that no machine reports, in the subscription', "subscribesTo: ['sick-reported']", "subscribesTo: ['sick-reportet']"],
  ['a subscription to a fact that the chart does not take', "subscribesTo: ['sick-reported']", "subscribesTo: ['plan-published']"],
  ['an action that is not set up', "'day-over': { actions: 'forget' }", "'day-over': { actions: 'forgets' }"],
  ['a guard that is not set up', "guard: 'the day is known'", "guard: 'the day was known'"],
  ['params of another kind', "params: { on: '2022-03-14' }", 'params: { on: 14 }'],
  ['params by another name', "params: { on: '2022-03-14' }", "params: { day: '2022-03-14' }"],
  ['an action without its params', "{ type: 'keepDay', params: payload }", "'keepDay'"],
  ['the fact of an event that has none', "{ type: 'keepDay', params: payload }", "{ type: 'keep', params: fact }"],
  ['the payload of an event that has another', "{ type: 'keep', params: fact }", "{ type: 'keepDay', params: payload }"],
  ['a callback that is none of its events', "callbacks: ['answer-came']", "callbacks: ['answer-come']"],
  ['a command as a callback', "callbacks: ['answer-came']", "callbacks: ['assess-category']"],
  ['a date that brings no event of the chart', "event: 'day-over'", "event: 'day-gone'"],
  ['a date that does not say which day it is', "en: 'the day', ", ''],
  ['a correction that does not bring what its event says', ', brings: ({ context: { day } }) => (day === null ? undefined : { day })', ''],
  ['a correction that brings another thing', '? undefined : { day })', '? undefined : { on: day })'],
  ['a reported fact that leaves out what its subscribers read', ", cause: 'jobcentre' })", ' })'],
];

interface Found {
  readonly file: string;
  readonly error: string;
}

const compiled = async (folder: string): Promise<readonly Found[]> => {
  const tsc = join(ROOT, 'node_modules', '.bin', 'tsc');
  const { stdout } = await promisify(execFile)(tsc, ['-p', folder], { cwd: ROOT, maxBuffer: 1 << 24 }).catch(
    (error: { readonly stdout: string }) => error,
  );
  return [...stdout.matchAll(/(\w+)\.ts\(\d+,\d+\): error (.*)/g)].map(([, file = '', error = '']) => ({ file, error }));
};

describe('what joins the machines is held by the compiler', () => {
  let found: readonly Found[] = [];
  let folder = '';

  beforeAll(async () => {
    mkdirSync(join(ROOT, '.data'), { recursive: true });
    folder = mkdtempSync(join(ROOT, '.data', 'typed-edges-'));
    const write = (name: string, text: string): void =>
      writeFileSync(
        join(folder, `${name}.ts`),
        // each by a machine of its own, as all are compiled together
        text.replaceAll("'tried'", `'tried-${name}'`),
      );
    write('sound', SOUND);
    for (const [i, [slip, written, instead]] of SLIPS.entries()) {
      if (SOUND.split(written).length !== 2) throw new Error(`${slip}: the text is to be there once`);
      write(
        `slip${i}`,
        SOUND.replace(written, () => instead),
      );
    }
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: '../../tsconfig.json', compilerOptions: { noUnusedLocals: false }, include: ['*.ts'] }),
    );
    found = await compiled(folder);
  }, 240_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('a sound machine compiles', () => {
    expect(found.filter(({ file }) => file === 'sound')).toEqual([]);
  });

  it.each(SLIPS.map(([slip], i) => [slip, i] as const))('%s does not', (_, i) => {
    expect(found.filter(({ file }) => file === `slip${i}`)).not.toEqual([]);
  });

  it('a machine that is declared and has no line in the registry does not', () => {
    expect(found.filter(({ file, error }) => file === 'registry' && error.includes("'Forgotten'"))).not.toEqual([]);
  });
});
