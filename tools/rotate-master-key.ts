/** Wraps every key of the vault anew under another master key. Content is not touched. */
import { randomBytes } from 'node:crypto';
import { masterKeyFile, parseMasterKey, readMasterKeyFile, writeMasterKeyFile } from '../store/keys/master-key.ts';
import { openVault } from '../store/keys/vault.ts';
import { StoreSettingError, StoreUnavailable } from '../store/unavailable.ts';

const HELP = `Changes the master key: every key of the vault is wrapped anew, no content is touched.

  MASTER_KEY=<new> MASTER_KEY_PREVIOUS=<old> npx tsx tools/rotate-master-key.ts [--data-dir .data]
      1. start every API and worker again with the same two variables: they read both, and make new keys under the new one
      2. run this
      3. start them again without MASTER_KEY_PREVIOUS, and destroy the old key
  npx tsx tools/rotate-master-key.ts [--data-dir .data]
      without MASTER_KEY: makes a new master key in the data folder's master.key; stop the program first

A run that was stopped or killed leaves every key readable with both; run it again with the same variables and it does the rest.
Keys are found as the program finds them: KEYS_DATABASE_URL, KEYS_DIR, else keys in the data folder.
A master key is 32 bytes, base64 or hex: openssl rand -base64 32`;

async function rotate(dataDir: string): Promise<number> {
  const { MASTER_KEY: next, MASTER_KEY_PREVIOUS: previous } = process.env;
  if (next) {
    if (!previous) throw new StoreSettingError('MASTER_KEY_PREVIOUS is not set: give the master key that the keys are wrapped by now');
    return rewrap(dataDir, parseMasterKey(next, 'MASTER_KEY'));
  }
  const file = masterKeyFile(dataDir);
  const keys = readMasterKeyFile(file);
  if (!keys) throw new StoreSettingError(`neither MASTER_KEY nor ${file} is there: nothing to rotate`);
  const made = randomBytes(32);
  // both keys are in the file until all is wrapped anew: a kill in between loses nothing
  writeMasterKeyFile(file, [made, ...keys]);
  const count = await rewrap(dataDir, made);
  writeMasterKeyFile(file, [made]);
  return count;
}

async function rewrap(dataDir: string, master: Buffer): Promise<number> {
  const vault = await openVault({ dataDir });
  try {
    return await vault.rotate(master);
  } finally {
    await vault.close();
  }
}

const args = process.argv.slice(2);
const folder = args[0] === '--data-dir' ? args[1] : '.data';
if (args.includes('--help') || args.includes('-h')) {
  console.log(HELP);
} else if (folder === undefined || (args.length > 0 && args.length !== 2) || (args.length === 2 && args[0] !== '--data-dir')) {
  console.error(`unknown arguments: ${args.join(' ')}\n\n${HELP}`);
  process.exitCode = 2;
} else {
  try {
    const count = await rotate(folder);
    console.log(`${count} ${count === 1 ? 'key' : 'keys'} wrapped anew; the old master key opens nothing any more`);
  } catch (error) {
    if (!(error instanceof StoreSettingError || error instanceof StoreUnavailable)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
