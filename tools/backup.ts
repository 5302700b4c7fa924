import { DATA, say } from '../scripts/steps.mjs';
import { makeBackup } from './backup/make.ts';
import { isOutside, partsOf, WrongCall } from './backup/places.ts';
import { mustBeStopped, program, SETTINGS_NOTE } from './backup/program.ts';

const usage = `npm run backup -- --to DIR [--only store,temporal,keys] [--temporal-command COMMAND]

Copies store, Temporal and keys into a new folder, in the order that leaves no hole (docs/operate.md). The folder appears when it is whole.

  --to DIR              a folder that is not there yet, or empty
  --only PARTS          of store, temporal, keys
  --temporal-command C  copies a Temporal of its own (TEMPORAL_ADDRESS) at the right moment by other means than pg_dump of
                        TEMPORAL_DATABASE_URL: run by sh in the folder named by BACKUP
  --help                this text

The embedded store and the embedded Temporal are copied while the program is stopped; PostgreSQL while it runs.
keys/ opens all that store/ and temporal/ hold (with MASTER_KEY, which is not copied when it is given): keep it elsewhere, and no longer than
what is deleted may be readable. ${SETTINGS_NOTE}

Ends with 0 when the backup is whole, 1 when it failed (then there is no folder), 2 when called wrongly.`;

const flags = { to: 'string', only: 'string', 'temporal-command': 'string' } as const;

await program(usage, flags, async ({ to, only, 'temporal-command': temporalCommand }) => {
  if (to === undefined) throw new WrongCall(`where to? --to DIR\n\n${usage}`);
  const { env } = process;
  const parts = partsOf(only);
  if (!env.DATABASE_URL || !isOutside(env)) mustBeStopped('its files are copied');
  const since = Date.now();
  const { parts: done } = await makeBackup({ env, dataDir: DATA }, { to, parts, temporalCommand });
  say(`the backup is whole: ${to} (${done.join(', ')}; ${((Date.now() - since) / 1000).toFixed(1)} s)`);
  return done.length === parts.length ? 0 : 1;
});
