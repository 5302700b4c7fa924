// Settings from a file `.env` beside package.json, where there is one (`deploy/example.env` is the example). What the environment says wins.
// Imported before everything that reads a setting. Plain Node.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../.env', import.meta.url));
if (existsSync(file)) process.loadEnvFile(file);
