import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { connectTemporal } from '../app/open.ts';
import { deployment, keepVersions } from '../app/versions.ts';
import { DATA, fail, PlainError } from '../scripts/steps.mjs';

const usage = `npm run deploy -- COMMAND

Versions of the program, as Temporal keeps them: a run stays on the version that it began with until it is asked over.

  status            every version: which is current, how many runs are on it, whether its code is kept here
  to BUILD-ID       makes a version the current one: new runs begin on it. Nobody is moved. A worker of it must be running.
  hand-over         asks every run of another version to continue on the current one; with progress, until all have
  back              makes the version before the current one current again; runs that have moved stay where they are
  --help            this text

Temporal is that of npm start, or TEMPORAL_ADDRESS. Rehearse first: npm run rehearse.`;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: 'boolean', default: false } } });
const [command, buildId] = positionals;

const main = async (): Promise<void> => {
  if (command === undefined || !['status', 'to', 'hand-over', 'back'].includes(command))
    throw new PlainError(command === undefined ? usage : `there is no ${command}\n\n${usage}`);
  const { connection, namespace } = await connectTemporal();
  try {
    const server = deployment(connection, namespace);
    const all = await server.status();
    const known = (id: string): string => {
      if (!all.some((v) => v.buildId === id))
        throw new PlainError(`there is no version ${id}: ${all.map((v) => v.buildId).join(', ') || 'none yet'}`);
      return id;
    };
    if (command === 'status') {
      const kept = keepVersions(join(DATA, 'versions')).kept();
      for (const v of all)
        console.log(
          `${v.buildId}  ${v.current ? 'current' : '       '}  ${v.running} runs${kept.includes(v.buildId) ? '' : ', code not kept here'}`,
        );
      if (all.length === 0) console.log('no version yet: no worker has started');
    } else if (command === 'to') {
      if (buildId === undefined) throw new PlainError('to which version? npm run deploy -- status lists them');
      await server.setCurrent(known(buildId));
      console.log(`${buildId} is the current version; npm run deploy -- hand-over asks the others over`);
    } else if (command === 'back') {
      const before = all[all.findIndex((v) => v.current) + 1];
      if (!before) throw new PlainError('there is no version before the current one');
      await server.setCurrent(before.buildId);
      console.log(`${before.buildId} is the current version again; runs that have moved stay on theirs, whose worker must go on`);
    } else {
      const others = all.filter((v) => !v.current && v.running > 0);
      for (const v of others) console.log(`${v.buildId}: ${await server.handOver(v.buildId)} runs are asked over`);
      for (let left = others; left.length > 0; ) {
        await pause(1_000);
        const now = (await server.status()).filter((v) => others.some((o) => o.buildId === v.buildId) && v.running > 0);
        console.log(now.length === 0 ? 'all have moved' : now.map((v) => `${v.buildId}: ${v.running} left`).join(', '));
        left = now;
      }
      if (others.length === 0) console.log('every run is on the current version');
    }
  } finally {
    await connection.close();
  }
};

if (values.help) console.log(usage);
else await main().catch(fail);
