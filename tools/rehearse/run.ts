import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Client } from '@temporalio/client';
import { each } from '../../app/each.ts';
import * as today from '../../machines/citizen.ts';
import { citizenWorkflowId } from '../../workflows/contract.ts';
import { keptLines } from '../kept-lines.ts';
import { rate } from '../rate.ts';
import { compare, type Machines } from './compare.ts';
import { lifeOf, runningCitizens } from './lives.ts';
import { createReport, type Found, type Report } from './report.ts';

export interface Rehearsal {
  readonly client: Client;
  /** The changed machines. */
  readonly changed: Machines;
  /** The instant of the rehearsal (epoch milliseconds). */
  readonly until: number;
  /** So many citizens and no more. */
  readonly sample: number;
  /** Citizens read at once. */
  readonly atOnce: number;
  /** Where what is found is kept, a line each: a rehearsal that was broken off goes on from it. One that has come to its end leaves none. */
  readonly progress: string;
  /** Begins anew. */
  readonly again: boolean;
  readonly say: (line: string) => void;
}

/** A citizen that continues as new goes to the head of the list while it is read: it is read again for those, and so often at the most. */
const MOST_PASSES = 3;
const SAY_EVERY = 500;

/** Compares every running citizen, as it stands, on both machines. Changes nothing. @returns what was found of all, those of before too */
export const rehearse = async ({ client, changed, until, sample, atOnce, progress, again, say }: Rehearsal): Promise<Report> => {
  mkdirSync(dirname(progress), { recursive: true });
  const report = createReport();
  const met = new Set<string>();
  if (!again)
    for (const found of keptLines<Found>(progress)) {
      report.add(found);
      met.add(found.citizenId);
    }
  if (met.size > 0) say(`goes on: ${met.size} citizens were rehearsed before (--again begins anew)`);

  const out = createWriteStream(progress, { flags: again ? 'w' : 'a' });
  const begun = Date.now();
  let read = 0;
  const one = async (citizenId: string): Promise<void> => {
    const life = await lifeOf(client, citizenWorkflowId(citizenId), until);
    if (!life) return;
    const found: Found = { citizenId, findings: compare(today, changed, life) };
    report.add(found);
    if (!out.write(`${JSON.stringify(found)}\n`)) await new Promise<void>((drained) => out.once('drain', () => drained()));
    read += 1;
    if (read % SAY_EVERY === 0) say(`${read} citizens, ${rate(read, begun)}`);
  };
  try {
    for (let pass = 1, before = -1; pass <= MOST_PASSES && met.size > before && met.size < sample; pass += 1) {
      before = met.size;
      const ids: string[] = [];
      for await (const workflowId of runningCitizens(client)) {
        const citizenId = workflowId.slice(citizenWorkflowId('').length);
        if (met.has(citizenId)) continue;
        met.add(citizenId);
        ids.push(citizenId);
        if (met.size >= sample) break;
      }
      await each(atOnce, ids, one);
    }
  } finally {
    await new Promise<void>((done) => out.end(done));
  }
  // the next one is of other machines, or of people who have gone on
  rmSync(progress, { force: true });
  return report.report();
};
