import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PlainError, ROOT } from '../../scripts/steps.mjs';
import type { ProfileFigures, ProfileThread } from './figures.ts';
import type { How } from './load.ts';
import { startProduct } from './product.ts';
import { type Frame, type Profile, samplesOf } from './samples.ts';
import { play, throughApi } from './systems.ts';

/** Where the processor's time of API and worker goes under load: V8's own profiler, thread by thread. */

const NOT_BUSY = ['(idle)', '(root)'];
const LEAST_SHARE = 0.02;
const BEGUN_WITHIN_MS = 500;
const WRITTEN_WITHIN_MS = 20_000;

/** Who a sampled function belongs to, in a reader's words. */
const ownerOf = ({ functionName, url }: Frame): string => {
  const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? [];
  if (name !== undefined) return name;
  if (url.includes('workflow-bundle')) return 'the bundle of workflows: machines, XState, the SDK inside';
  if (url.startsWith('wasm')) return 'PostgreSQL in WebAssembly';
  if (url.startsWith('node:')) return 'Node';
  if (url !== '') return url.startsWith('evalmachine') ? 'the SDK’s sandbox' : 'this program, outside workflows';
  if (functionName === '(garbage collector)') return 'garbage collector';
  if (functionName === 'runInContext') return 'the SDK’s sandbox';
  return 'native: sockets, files, messages between threads, the SDK’s core';
};

const summed = (profile: Profile): ProfileThread => {
  const by = new Map<string, number>();
  let busy = 0;
  for (const [frame, took] of samplesOf(profile)) {
    if (NOT_BUSY.includes(frame.functionName)) continue;
    const seconds = took / 1e6;
    busy += seconds;
    const owner = ownerOf(frame);
    by.set(owner, (by.get(owner) ?? 0) + seconds);
  }
  const shares = [...by].map(([owner, seconds]) => ({ owner, share: seconds / busy })).sort((a, b) => b.share - a.share);
  const workflows = shares.some(({ owner }) => owner.startsWith('the bundle'));
  return { thread: workflows ? 'workflows' : 'API and activities', busy, shares: shares.filter(({ share }) => share >= LEAST_SHARE) };
};

/** Sixteen citizens through HTTP while every thread of API and worker is sampled. */
export const measureProfile = async ({ folder, quick, say }: How): Promise<ProfileFigures> => {
  const profiles = join(folder, 'profiles');
  mkdirSync(profiles, { recursive: true });
  const sampled = join(ROOT, 'tools', 'bench', 'sampled.cjs');
  const product = await startProduct(join(folder, 'product'), { NODE_OPTIONS: `--require ${sampled}`, PROFILES: profiles });
  let commands = 0;
  const profilesOf = (): readonly string[] => readdirSync(profiles).filter((name) => name.startsWith(`${product.pids.serve}-`));
  try {
    const api = throughApi(product);
    const all = (courses: number, took: () => void): Promise<unknown> => {
      const one = async (): Promise<void> => {
        for (let n = 0; n < courses; n += 1) await play(api, took);
      };
      return Promise.all(Array.from({ length: 16 }, one));
    };
    say('warming up');
    await all(1, () => undefined);
    const courses = quick ? 1 : 6;
    say(`16 citizens, ${courses} courses each, under a profile`);
    writeFileSync(join(profiles, 'on'), '');
    await pause(BEGUN_WITHIN_MS);
    await all(courses, () => {
      commands += 1;
    });
    rmSync(join(profiles, 'on'));
    for (const until = Date.now() + WRITTEN_WITHIN_MS; profilesOf().length < 2; await pause(200))
      if (Date.now() > until) throw new PlainError('API and worker have left no profile');
    await pause(BEGUN_WITHIN_MS);
  } finally {
    await product.stop();
  }
  const threads = profilesOf().map((name) => summed(JSON.parse(readFileSync(join(profiles, name), 'utf8')) as Profile));
  return { commands, threads: threads.sort((a, b) => b.busy - a.busy).slice(0, 2) };
};
