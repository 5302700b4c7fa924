import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { modules, specs } from '../../machines/citizen.ts';
import type { AnyCommandSpec, MachineModule } from '../../machines/core/machine.ts';
import { guardName, type Rule } from '../../machines/core/rule.ts';
import { type Arrow, arrowsOf } from '../../machines/diagram.ts';
import { ROOT } from '../../scripts/steps.mjs';
import { type Declaration, declarationsIn, readSource } from './source.ts';

/** Where something stands: the file, and the name that it is exported by there. */
export interface Place {
  readonly file: string;
  readonly name: string;
}

export interface DocumentedRule {
  readonly rule: Rule<never>;
  readonly place: Place;
  /** The commands that it can refuse, in the order of the pass. */
  readonly refuses: readonly string[];
}

export interface DocumentedCommand {
  readonly name: string;
  readonly spec: AnyCommandSpec;
  readonly owner: MachineModule;
  /** Every rule in the order in which they are asked, those of other machines last. */
  readonly rules: readonly Rule<never>[];
}

export interface DocumentedMachine {
  readonly module: MachineModule;
  readonly place: Place;
  readonly arrows: readonly Arrow[];
  readonly commands: readonly DocumentedCommand[];
  readonly facts: readonly string[];
}

/** A value that a file of rules exports as data: a date, a figure, a list, a table. */
export interface Datum {
  readonly section: string;
  readonly file: string;
  readonly declaration: Declaration;
  readonly value: unknown;
}

/** Everything of machines/ that documents are written from. */
export interface Code {
  readonly machines: readonly DocumentedMachine[];
  readonly rules: readonly DocumentedRule[];
  readonly data: readonly Datum[];
  /** The names that each file of machines/ exports. */
  readonly exports: ReadonlyMap<string, ReadonlySet<string>>;
}

interface File {
  readonly path: string;
  readonly declarations: readonly Declaration[];
  readonly values: Readonly<Record<string, unknown>>;
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true })
    .flatMap((e) => (e.isDirectory() ? filesIn(`${folder}/${e.name}`) : e.name.endsWith('.ts') ? [`${folder}/${e.name}`] : []))
    .sort();

const readFiles = (): Promise<readonly File[]> =>
  Promise.all(
    filesIn('machines').map(async (path) => ({
      path,
      declarations: declarationsIn(readSource(path)),
      values: (await import(pathToFileURL(join(ROOT, path)).href)) as Record<string, unknown>,
    })),
  );

const isObject = (v: unknown): v is Readonly<Record<string, unknown>> => typeof v === 'object' && v !== null;

const isRule = (v: unknown): v is Rule<never> =>
  isObject(v) && ['id', 'code', 'en', 'da'].every((key) => typeof v[key] === 'string') && typeof v.holds === 'function';

const isModule = (v: unknown): v is MachineModule => isObject(v) && 'machine' in v && 'cardinality' in v && 'commands' in v;

/** Where a rule stands: the file that exports it and the name that it is exported by, alone or in a list. */
const placeOfRule = (rule: Rule<never>, files: readonly File[]): Place => {
  for (const { path, values } of files) {
    // the names of a module come in no order of their own: by itself first, else the first list that holds it
    const names = Object.keys(values).sort();
    const name = names.find((key) => values[key] === rule) ?? names.find((key) => [values[key]].flat().includes(rule));
    if (name !== undefined) return { file: path, name };
  }
  throw new Error(`the rule "${guardName(rule)}" is exported by no file of machines/: export it, so that its page can say where it stands`);
};

/** Every rule, by letter, then in the order of the files and of what stands in them. */
const rulesOf = (files: readonly File[], commands: readonly DocumentedCommand[]): readonly DocumentedRule[] => {
  const asked = commands.flatMap((c) => c.rules);
  const aside = modules.flatMap((m) => Object.values(m.setsAside ?? {}).flat());
  // a file may export its rules one by one or as a list in their order
  const exported = files.flatMap(({ values }) => Object.values(values).flat().filter(isRule));
  const place = new Map(files.map(({ path }, i) => [path, i]));
  return [...new Set<Rule<never>>([...asked, ...aside, ...exported])]
    .map((rule) => ({
      rule,
      place: placeOfRule(rule, files),
      refuses: commands.filter((c) => c.rules.includes(rule)).map((c) => c.name),
    }))
    .map((r, i) => ({ r, at: [r.rule.letter ?? '', place.get(r.place.file) ?? files.length, orderIn(files, r.place), i] as const }))
    .sort(({ at: a }, { at: b }) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1] || a[2] - b[2] || a[3] - b[3]))
    .map(({ r }) => r);
};

const orderIn = (files: readonly File[], place: Place): number =>
  files.find((f) => f.path === place.file)?.declarations.findIndex((d) => d.name === place.name) ?? 0;

const machineOf = (module: MachineModule, files: readonly File[], commands: readonly DocumentedCommand[]): DocumentedMachine => {
  // the composition has put the rules into the chart: the module that is exported is the same but for that
  const isThis = (v: unknown): boolean => isModule(v) && v.id === module.id;
  const file = files.find(({ values }) => Object.values(values).some(isThis));
  const name = file && Object.keys(file.values).find((key) => isThis(file.values[key]));
  if (!file || name === undefined) throw new Error(`the machine ${module.id} is exported by no file of machines/`);
  const arrows = arrowsOf(module);
  return {
    module,
    place: { file: file.path, name },
    arrows,
    commands: commands.filter((c) => c.owner === module),
    facts: [...new Set(arrows.flatMap((a) => a.facts))],
  };
};

const isDatum = (v: unknown): boolean =>
  typeof v === 'string' || typeof v === 'number' || (isObject(v) && !isRule(v) && !isModule(v) && !('holds' in v));

const dataOf = (files: readonly File[]): readonly Datum[] =>
  files.flatMap(({ path, declarations, values }) => {
    const own = /\/rules\/(0|\d\.\d)-/.exec(path)?.[1];
    if (/^machines\/(core|code-lists|assumptions)\//.test(path)) return [];
    return declarations.flatMap((declaration): readonly Datum[] => {
      const value = values[declaration.name];
      if (!declaration.exported || !isDatum(value)) return [];
      const cited = declaration.sources.length > 0 ? declaration.sources : own === undefined ? [] : [own];
      return cited.map((section) => ({ section, file: path, declaration, value }));
    });
  });

/** Reads machines/ as it is now. */
export const readCode = async (): Promise<Code> => {
  const files = await readFiles();
  const commands = [...specs.values()].map(({ spec, owner, rules }) => ({ name: spec.name as string, spec, owner, rules }));
  return {
    machines: modules.map((m) => machineOf(m, files, commands)),
    rules: rulesOf(files, commands),
    data: dataOf(files),
    exports: new Map(files.map(({ path, declarations }) => [path, new Set(declarations.filter((d) => d.exported).map((d) => d.name))])),
  };
};

/** The guards of a chart that are no rule's: what decides which way it goes, not whether. */
export const ownGuards = ({ arrows }: DocumentedMachine, rules: readonly DocumentedRule[]): readonly string[] => {
  const names = new Set(rules.map(({ rule }) => guardName(rule)));
  return [...new Set(arrows.flatMap((a) => a.guards))].filter((guard) => !names.has(guard));
};

/** The section that a guard's name begins with. */
export const sectionOfGuard = (guard: string): string | null => /^(?:not \()?(0|\d\.\d)(?= )/.exec(guard)?.[1] ?? null;
