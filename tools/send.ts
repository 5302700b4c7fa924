import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createLocalIssuer, localIssuerOff } from '../api/auth/tokens.ts';
import { DATA } from '../scripts/steps.mjs';
import { SendError, sendFile } from './send/send.ts';

const HELP = `npm run send -- FILE [--url URL] [--token TOKEN | --role ROLE --org ORG] [--batch 500]

Sends many commands: FILE holds one JSON object a line,
{ "cpr" or "citizenId", "command", "payload", "idempotencyKey" }; a line without a key is given one.
Shows how far it is. Stopped and called again it goes on where it was, and does nothing twice.

  --url     where the API is (API_URL, else http://127.0.0.1:8080)
  --token   the token to send with (TOKEN)
  --role    a token of the local issuer for this role instead (batch), with --org where the role has one
  --batch   lines a request

FILE.failed.ndjson    what was malformed or could not be decided, to be sent again
FILE.refused.ndjson   what was refused, with line, code and rule
Ends with 0 when every line was decided, 1 when some failed, 2 when called wrongly.`;

class UsageError extends Error {}

const read = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        token: { type: 'string' },
        role: { type: 'string' },
        org: { type: 'string' },
        batch: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError((error instanceof Error ? error.message : String(error)).split('. ')[0]);
  }
};

const tokenOf = async ({ token, role, org }: { token?: string; role?: string; org?: string }): Promise<string> => {
  const given = token ?? (role === undefined ? process.env.TOKEN : undefined);
  if (given) return given;
  const off = localIssuerOff(process.env);
  if (off !== undefined) throw new UsageError(`a token is needed, by --token or TOKEN: the local issuer is off, ${off}`);
  const issuer = await createLocalIssuer({ file: join(DATA, 'token-key.json') });
  return issuer.sign({ role: role ?? 'batch', org: org ?? null });
};

const send = async (args: readonly string[]): Promise<0 | 1> => {
  const { values, positionals } = read(args);
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('one file is needed');
  const batch = values.batch ?? '500';
  if (!/^[1-9]\d{0,4}$/.test(batch)) throw new UsageError(`--batch needs a number from 1 to 99999, not ${batch}`);
  const url = (values.url ?? process.env.API_URL ?? `http://127.0.0.1:${process.env.PORT ?? '8080'}`).replace(/\/+$/, '');
  if (!/^https?:\/\//.test(url)) throw new UsageError(`--url needs a web address, not ${url}`);
  const decided = await sendFile({ url, token: await tokenOf(values), file, batch: Number(batch), out: (line) => console.log(line) });
  return decided ? 0 : 1;
};

try {
  process.exitCode = await send(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError || error instanceof SendError)) throw error;
  console.error(`send: ${error.message}`);
  if (error instanceof UsageError) console.error('npm run send -- --help tells more');
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
