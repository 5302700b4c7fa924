/**
 * Writes one record and message after another into the store in the folder given, deletes every third record again, and prints `+id` and `-id`
 * when it is acknowledged. Ends only by being killed.
 */

import { openVault } from '../../store/keys/vault.ts';
import { openStore } from '../../store/store.ts';

const [folder = '', prefix = ''] = process.argv.slice(2);
const vault = await openVault({ env: {}, dataDir: folder });
const store = await openStore({ dataDir: `${folder}/store`, vault });
await store.migrate();
for (let i = 0; ; i += 1) {
  const id = `${prefix}-${i}`;
  const at = '2022-03-14T07:00:00Z';
  await store.putRecord({ recordId: id, citizenId: 'c', commandId: id, kind: 'note', content: { id }, createdAt: at });
  await store.own([id]);
  await store.putMessage({ id, at, citizenId: 'c', to: 'citizen', channel: 'sms', type: 'x', data: {} });
  process.stdout.write(`+${id}\n`);
  if (i % 3 !== 0) continue;
  await store.deleteRecord(id);
  process.stdout.write(`-${id}\n`);
}
