import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createLocalIssuer, localIssuerOff, ROLES, ROLES_WITH_ORG } from '../api/auth/tokens.ts';

const HELP = `npm run token -- --role ROLE [--org ORG] [--hours 8]

Prints a token of the local issuer, for \`Authorization: Bearer …\`.

  --role    ${ROLES.join(', ')}
  --org     the number of the jobcentre or the a-kasse; for a citizen its citizenId
  --hours   how long it holds (default 8)

The local issuer is off when OIDC_ISSUER is set, and in production. Its key is in token-key.json in the data folder (DATA_DIR, else .data).`;

class UsageError extends Error {}

const read = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: { role: { type: 'string' }, org: { type: 'string' }, hours: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    }).values;
  } catch (error) {
    throw new UsageError((error instanceof Error ? error.message : String(error)).split('. ')[0]);
  }
};

const token = async (args: readonly string[]): Promise<string> => {
  const { role, org, hours = '8', help } = read(args);
  if (help) return HELP;
  if (role === undefined) throw new UsageError('--role is missing');
  const known = ROLES.find((r) => r === role);
  if (!known) throw new UsageError(`there is no role ${role}; the roles are ${ROLES.join(', ')}`);
  if (ROLES_WITH_ORG.includes(known) && !org) throw new UsageError(`--role ${role} needs --org: for whom the token is`);
  if (!ROLES_WITH_ORG.includes(known) && org !== undefined) throw new UsageError(`--role ${role} takes no --org`);
  if (!/^\d{1,4}(\.\d+)?$/.test(hours) || Number(hours) <= 0) throw new UsageError(`--hours needs a number above 0, not ${hours}`);
  const off = localIssuerOff(process.env);
  if (off !== undefined) throw new UsageError(`the local issuer is off: ${off}`);
  const issuer = await createLocalIssuer({ file: join(process.env.DATA_DIR ?? '.data', 'token-key.json') });
  return issuer.sign({ role, org: org ?? null, hours: Number(hours) });
};

try {
  console.log(await token(process.argv.slice(2)));
} catch (error) {
  console.error(`token: ${error instanceof Error ? error.message : String(error)}`);
  if (error instanceof UsageError) console.error('npm run token -- --help tells more');
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
