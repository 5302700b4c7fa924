import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { connectTemporal } from '../app/open.ts';
import { deployment, keepVersions } from '../app/versions.ts';
import { DATA, fail, PlainError } from '../scripts/steps.mjs';
import { moveAll } from './migrate/move-all.ts';
import { someLeft, textOf } from './migrate/report.ts';

const usage = `npm run deploy -- COMMAND

Versions of the program, as Temporal keeps them: a run stays on the version that it began with until it is asked over.

  status            every version: which is current, how many runs are on it, whether its code is kept here
  to BUILD-ID       makes a version the current one: new runs begin on it. Nobody is moved. A worker of it must be running.
  hand-over         moves the citizens of other versions to the current one, which must be that of this program; who is in a state that it
                    does not have is named and stays. The same as npm run migrate, which has options.
  back              makes the version before the current one current again; runs that have moved stay where they are
  --help            this text

Temporal is that of npm start, or TEMPORAL_ADDRESS. Rehearse first: npm run rehearse.`;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: 'boolean', default: false } } });
const [command, buildId] = positionals;

const main = async (): Promise<void> => {
  if (command === undefined || !['status', 'to', 'hand-over', 'back'].includes(command))
    throw new PlainError(command === undefined ? usage : `there is no ${command}\n\n${usage}`);
  if (command === 'hand-over') {
    const moved = await moveAll({ dryRun: false });
    process.stdout.write(textOf(moved.citizens, { dryRun: false, left: moved.left }));
    if (someLeft(moved)) process.exitCode = 3;
    return;
  }
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
    } else {
      const before = all[all.findIndex((v) => v.current) + 1];
      if (!before) throw new PlainError('there is no version before the current one');
      await server.setCurrent(before.buildId);
      console.log(`${before.buildId} is the current version again; runs that have moved stay on theirs, whose worker must go on`);
    }
  } finally {
    await connection.close();
  }
};

if (values.help) console.log(usage);
else await main().catch(fail);
