import { createHmac, randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { isLegalDate } from '../machines/core/calendar.ts';
import { buildWeb, WEB_FOLDER } from '../scripts/build-web.mjs';
import { fail, PlainError, say } from '../scripts/steps.mjs';
import { openWorlds } from './scenario/worlds.ts';
import { openFront } from './time-machine/front.ts';
import { TimeMachine } from './time-machine/machine.ts';

const USAGE = `npm run time-machine [-- --start 2022-03-14] [--port 8090]

The citizen page over an engine whose clock can be turned: by a day, a week, a month, to the next deadline, to a date. The scenario files are
stories to play step by step. Everything is kept in memory; Ctrl-C ends it.`;

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: { start: { type: 'string' }, port: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    strict: true,
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const start = values.start ?? '2022-03-14';
  if (!isLegalDate(start) || start < '1971-01-01' || start > '2199-12-31')
    throw new PlainError(`--start ${start}: a day is written 2022-03-14`);
  const port = Number(values.port ?? process.env.PORT ?? 8090);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new PlainError(`--port ${values.port} is not a port`);
  if (process.env.NODE_ENV === 'production') throw new PlainError('the time machine lets everybody in: it does not run in production');

  say('the time machine starts …');
  await buildWeb();
  // one seal for all worlds: who is signed in stays so when the world is another
  const secret = randomBytes(32);
  const seal = (text: string): string => createHmac('sha256', secret).update(text).digest('hex');
  const worlds = await openWorlds({ workflowCache: true, page: { folder: WEB_FOLDER, seal, timeMachine: true } });
  const machine = await TimeMachine.open(worlds, start);
  const front = await openFront(
    port,
    () => machine.target,
    (method, path, body) => machine.answer(method, path, body),
  ).catch(async (error: NodeJS.ErrnoException) => {
    await worlds.close();
    throw error.code === 'EADDRINUSE' ? new PlainError(`port ${port} is taken: choose another with --port`) : error;
  });
  console.log(`Time machine   ${front.url}   (${start}; Ctrl-C ends it)`);

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await front.close();
    await worlds.close().catch(() => undefined);
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
};

await main().catch((error: unknown) => {
  fail(error instanceof TypeError && 'code' in error ? new PlainError(`${error.message}\n${USAGE}`) : error);
  process.exit(1);
});
