import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { World } from './world.ts';

test('x', async () => {
  const w = await World.open();
  writeFileSync('/tmp/x/openapi.json', (await w.app.inject('/openapi.json')).body);
  console.log(
    (await w.app.inject('/docs')).statusCode,
    (await w.app.inject('/docs/')).statusCode,
    (await w.app.inject('/docs/json')).statusCode,
  );
  await w.close();
});
