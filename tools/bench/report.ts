import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { DATA, ROOT, readIfThere } from '../../scripts/steps.mjs';
import type { Figures } from './figures.ts';
import { tableOf, targetTable } from './tables.ts';

/** docs/performance.md: the figures as they were measured last, between the words of tools/bench/words.md. */

const KEPT = join(DATA, 'bench', 'figures.json');
const PAGE = 'docs/performance.md';

/** Of the last runs on this machine, part by part. */
export const readFigures = (): Figures => {
  try {
    return JSON.parse(readIfThere(KEPT) || '{}') as Figures;
  } catch {
    return {};
  }
};

export const writeFigures = (measured: Figures): void => {
  mkdirSync(join(DATA, 'bench'), { recursive: true });
  writeFileSync(KEPT, JSON.stringify({ ...readFigures(), ...measured }, null, 1));
};

/** The parts of words.md, by heading. */
const words = (): ReadonlyMap<string, string> =>
  new Map(
    readFileSync(join(ROOT, 'tools', 'bench', 'words.md'), 'utf8')
      .split(/^## /m)
      .slice(1)
      .map((part) => {
        const end = part.indexOf('\n');
        return [part.slice(0, end).trim(), part.slice(end).trim()] as const;
      }),
  );

const machine = (): string => {
  const all = cpus();
  const model = all[0]?.model.replace(/\s+/g, ' ').trim() || 'a processor that does not say its name';
  return `${all.length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, ${process.platform}`;
};

const version = (): string => (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;

export const pageOf = (figures: Figures, measuredOn = new Date().toISOString().slice(0, 10)): string => {
  const said = words();
  const of = (heading: string): string => said.get(heading) ?? '';
  const rounds = figures.load?.rounds ?? 0;
  return `# Performance: beside a hand-written workflow, and what limits it

<!-- Written by \`npm run bench\`; its words are in tools/bench/words.md. Do not edit. -->

    npm run bench

Version ${version()} on ${measuredOn}: ${machine()}; Temporal's development server on SQLite, the embedded store, everything on loopback. Load of the
machine over the quarter of an hour before this was written: ${(loadavg()[2] ?? 0).toFixed(1)}. ${of('first')}

## Targets

${targetTable(figures)}

${of('targets')}

## Under load

${of('load')} ${rounds === 1 ? 'One round.' : `${rounds} rounds, two at 64 citizens.`}

${tableOf('load', figures)}

## Cold

${of('cold')}

${tableOf('cold', figures)}

## Memory and bytes

${of('memory')}

${tableOf('memory', figures)}

## A thousand dates at once

${of('deadlines')}

${tableOf('deadlines', figures)}

## The decision alone

${of('decide')}

${tableOf('decide', figures)}

## Two years of law

${of('years')}

${tableOf('years', figures)}

## Where the time goes

${of('profile')}

${tableOf('profile', figures)}

## Start

${of('start')}

${tableOf('start', figures)}

## What limits it

${of('limits')}

## What was tried

${of('tried')}
`;
};

/** @returns the path of the page */
export const writeReport = (figures: Figures): string => {
  writeFileSync(join(ROOT, PAGE), pageOf(figures));
  return PAGE;
};
