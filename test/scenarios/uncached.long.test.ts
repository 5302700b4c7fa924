import { playAll, scenarios } from './play-all.ts';

/** CI plays every second file, those of the sample in `npm test` beside them; `UNCACHED=all` plays each one. */
const EVERY = process.env.UNCACHED === 'all' ? 1 : 2;

playAll('scenarios, every task a replay', {
  workflowCache: false,
  only: scenarios().flatMap(({ file }, i) => (i % EVERY === 0 ? [file] : [])),
});
