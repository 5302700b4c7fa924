import { DATA, say } from '../scripts/steps.mjs';
import { partsOf, WrongCall } from './backup/places.ts';
import { mustBeStopped, program, SETTINGS_NOTE } from './backup/program.ts';
import { putBack } from './backup/put-back.ts';

const usage = `npm run restore -- --from DIR [--only store,temporal,keys] [--replace] [--temporal-command COMMAND]

Puts a backup back, or a part of it. What was deleted since the backup was made stays deleted: its keys and its rows are left out.
Nothing is changed when the backup is not whole or was altered.

  --from DIR            what npm run backup made
  --only PARTS          of store, temporal, keys
  --replace             the store and the Temporal that are there now go; keys that are there stay, always
  --temporal-command C  puts a Temporal of its own (TEMPORAL_ADDRESS) back by other means than pg_restore into TEMPORAL_DATABASE_URL:
                        run by sh in the folder named by BACKUP
  --help                this text

Every API and worker must be stopped, and every server of a Temporal of its own that is put back. Afterwards, before APIs and workers are
started: npm run reconcile. ${SETTINGS_NOTE}

Ends with 0 when it is put back, 1 when it failed, 2 when called wrongly.`;

const flags = { from: 'string', only: 'string', replace: 'boolean', 'temporal-command': 'string' } as const;

await program(usage, flags, async ({ from, only, replace = false, 'temporal-command': temporalCommand }) => {
  if (from === undefined) throw new WrongCall(`from where? --from DIR\n\n${usage}`);
  const parts = partsOf(only);
  mustBeStopped('something is put back');
  await putBack({ env: process.env, dataDir: DATA }, { from, parts, replace, temporalCommand });
  say('put back; now, before anything is started: npm run reconcile');
  return 0;
});
