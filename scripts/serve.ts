import { run } from '../app/run.ts';

/** Both in one process: `npm start`. */
await run({ api: true, worker: true });
