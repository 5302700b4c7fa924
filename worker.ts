import { run } from './app/run.ts';

/** The worker by itself, as often as wanted: `npm run worker`. */
await run({ worker: true });
