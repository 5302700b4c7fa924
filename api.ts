import { run } from './app/run.ts';

/** The API by itself, as often as wanted: `npm run api`. */
await run({ api: true });
