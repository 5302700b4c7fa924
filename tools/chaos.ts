import { parseArgs } from 'node:util';
import { fail, PlainError } from '../scripts/steps.mjs';
import { openGround } from './chaos/ground.ts';
import { playRuns } from './chaos/runs.ts';

/**
 * `npm run chaos -- --runs N --seed S`: plays a story to three citizens at once on real processes, while it kills, freezes or disturbs one part
 * at a time at moments that the seed decides. Each must end like one to whom nothing happened.
 */
const HELP = `npm run chaos -- [--runs N] [--seed S] [--at-once K]

Plays a story on a Temporal server, two PostgreSQL servers, an API and a worker of its own, while one part at a time is killed, frozen or
disturbed, or its disk is full (where one can be mounted); compares every end with an undisturbed one. Four runs (--at-once) are under way at
the same time. A run's faults are made again by its seed: --runs 1 --seed S plays S × 10,000. Ctrl-C begins no more runs
and compares those that were played. Ends with 0 when no end differs, else 1.`;

const whole = (text: string, name: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 100_000) throw new PlainError(`--${name}: a number from 1 to 100000`);
  return value;
};

try {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      'at-once': { type: 'string', default: '4' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
  } else {
    const [runs, seed, atOnce] = [whole(values.runs, 'runs'), whole(values.seed, 'seed'), whole(values['at-once'], 'at-once')];
    const since = performance.now();
    let enough = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        enough = true;
      });
    const ground = await openGround();
    try {
      const { figures, failures } = await playRuns(ground, { runs, seed, atOnce, enough: () => enough, say: (line) => console.log(line) });
      for (const { seed: of, blows, what } of failures) console.log(`FAILED seed ${of} ${JSON.stringify(blows)}\n  ${what.join('\n  ')}`);
      console.log(`
runs                     ${figures.runs}
faults                   ${[...figures.faults].map(([fault, n]) => `${fault} ${n}`).join(', ')}
commands                 ${figures.commands}
timeline entries         ${figures.entries} compared
messages                 ${figures.messages} compared
asked outward again      ${ground.outside.repeats()}
longest wait of a caller ${(figures.longestWaitMs / 1_000).toFixed(1)} s
starts of API, worker    ${ground.processes.api.starts()}, ${ground.processes.worker.starts()}
ends that differ         ${failures.length}
took                     ${((performance.now() - since) / 60_000).toFixed(1)} min`);
      process.exitCode = failures.length === 0 ? 0 : 1;
    } finally {
      await ground.close();
    }
  }
} catch (error) {
  fail(error);
}
