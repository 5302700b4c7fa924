import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Product, startProduct } from '../../tools/bench/product.ts';
import { throughApi } from '../../tools/bench/systems.ts';

/**
 * A citizen goes over to a new run after some forty commands. Whoever reads or commands at that very moment, on a real server and through HTTP,
 * is answered by the one run or by the other: never that the citizen stands still, and never "try again".
 */

const COMMANDS = 130;
const READERS = 3;

/** All answers that were not 200. */
const busyLife = async (product: Product): Promise<readonly unknown[]> => {
  const id = await throughApi(product).create();
  const wrong: unknown[] = [];
  const ask = async (method: string, path: string, who: string, body?: unknown): Promise<void> => {
    const answer = await product.call(method, path, who, body);
    if (answer.status !== 200) wrong.push({ method, path, ...answer });
  };
  const give = (who: string, name: string, body: unknown) => ask('POST', `/citizens/${id}/${name}`, who, body);
  await give('jobcentre 101', 'open-contact-group', { contactGroup: 2 });
  let done = false;
  const commands = async (): Promise<void> => {
    for (let n = 0; n < COMMANDS; n += 1)
      await give('jobcentre 101', 'assess-category', { category: n % 2 === 0 ? 'job-ready' : 'activity-ready' });
    done = true;
  };
  const read = async (): Promise<void> => {
    while (!done) await ask('GET', `/citizens/${id}`, 'jobcentre 101');
  };
  await Promise.all([commands(), ...Array.from({ length: READERS }, read)]);
  return wrong;
};

test('0 whoever asks while a citizen goes over to its next run is answered', { timeout: 240_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'run-to-run-'));
  const product = await startProduct(folder);
  try {
    expect((await Promise.all([busyLife(product), busyLife(product)])).flat()).toEqual([]);
  } finally {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
