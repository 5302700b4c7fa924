import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Met, type Moving, moveRuns } from '../../app/move-runs.ts';
import { connectTemporal } from '../../app/open.ts';
import { versionHere } from '../../app/version-here.ts';
import { deployment } from '../../app/versions.ts';
import { sealedClient } from '../../app.ts';
import { DATA, PlainError, say } from '../../scripts/steps.mjs';
import { openVault } from '../../store/keys/vault.ts';
import { machinesHere } from '../../workflows/foreseen.ts';
import { keptLines } from '../kept-lines.ts';
import { rate } from '../rate.ts';

/** How, where it is not as {@link moveRuns} does by itself. */
export type MoveAll = Pick<Moving, 'batch' | 'atOnce'> & { readonly dryRun: boolean };

export interface MovedAll {
  /** The version that was moved to: that of this program. */
  readonly version: string;
  /** Everyone who was met, those of a move that was broken off too. */
  readonly citizens: readonly Met[];
  /** Runs, of citizens and courses, that are still on the versions that were moved from. */
  readonly left: number;
}

/**
 * Moves every running citizen to this program's version, which must be the current one: its machines say who has a target. Who has moved is kept
 * in DATA_DIR/migrations, so that one that was broken off goes on.
 * @throws PlainError where there is nothing to move to
 */
export const moveAll = async ({ dryRun, ...how }: MoveAll): Promise<MovedAll> => {
  const { connection, namespace } = await connectTemporal();
  const vault = await openVault({ env: process.env, dataDir: DATA });
  try {
    const { status, running } = deployment(connection, namespace);
    const versions = await status();
    const version = (await versionHere()).buildId;
    const current = versions.find((v) => v.current)?.buildId;
    if (current === undefined) throw new PlainError('no version yet: no worker has started');
    // a dry run is made before the new version is the current one, too
    if (!dryRun && current !== version)
      throw new PlainError(`the current version is ${current}, and this program is ${version}: npm run deploy -- to ${version} first`);
    const from = versions.flatMap((v) => (v.buildId !== version && v.running > 0 ? [v.buildId] : []));
    const folder = join(DATA, 'migrations');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${version}.ndjson`);
    const found: Met[] = dryRun ? [] : keptLines<Met>(file).filter((m) => m.outcome === 'moves');
    if (found.length > 0) say(`goes on: ${found.length} citizens were moved before`);
    const out = dryRun ? undefined : createWriteStream(file, { flags: 'a' });
    const begun = Date.now();
    await moveRuns({
      client: sealedClient(connection, vault, namespace),
      from,
      machines: machinesHere,
      dryRun,
      ...how,
      met: (m) => {
        found.push(m);
        out?.write(`${JSON.stringify(m)}\n`);
      },
      progress: (done, of) => say(`${done} of ${of} citizens, ${rate(done, begun)}`),
    });
    await new Promise<void>((done) => (out ? out.end(done) : done()));
    let left = 0;
    if (!dryRun) for (const buildId of from) left += await running(buildId);
    // one that was asked over just before a call was broken off is met twice
    return { version, citizens: [...new Map(found.map((m) => [m.citizenId, m])).values()], left };
  } finally {
    await connection.close();
    await vault.close();
  }
};
