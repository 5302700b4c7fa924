import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRegister } from '../../client/client.ts';
import { ROOT } from '../../scripts/steps.mjs';
import type { World, Worlds } from '../../tools/scenario/world.ts';
import { openWorlds } from '../../tools/scenario/worlds.ts';

let worlds: Worlds;
let world: World;
beforeAll(async () => {
  worlds = await openWorlds({ workflowCache: true });
  world = await worlds.open(Date.parse('2022-03-14T11:00:00Z'));
});
afterAll(() => worlds.close());

const example = async (token: string, cpr: string) => {
  const env = { ...process.env, API_URL: world.url, TOKEN: token };
  const run = promisify(execFile)(process.execPath, ['--import', 'tsx', join('examples', 'first-calls.ts'), cpr], { cwd: ROOT, env });
  return run.catch((error: { stdout: string; stderr: string }) => error);
};

describe('the typed client, against a real API', () => {
  it('the example in examples/ does what it says', async () => {
    const { stdout, stderr } = await example(await world.token('jobcentre', '101'), '0101909996');
    expect(stderr).toBe('');
    expect(stdout.trim().split('\n')).toEqual(['group 1: 1 entry', 'group 2: 4644, rule 0', 'now: group 1 since 2022-03-14']);
  });

  it('the example says what the API refuses', async () => {
    expect((await example(await world.token('jobcentre', '101'), '12')).stderr).toContain('Error: cpr-invalid: ');
    expect((await example('no-token', '0101909996')).stderr).toContain('Error: unauthorized: ');
  });

  it('answers and refusals are of the types that the document gives them', async () => {
    const register = openRegister({ url: world.url, token: await world.token('jobcentre', '101') });
    const unknown = await register.GET('/citizens/{citizenId}', { params: { path: { citizenId: 'of/nobody' } } });
    // the id is one part of the address, whatever stands in it
    expect([unknown.response.status, unknown.error?.code]).toEqual([404, 'unknown-citizen']);
    const groups = await register.GET('/code-lists/{name}', { params: { path: { name: 'contact-groups' } } });
    expect(groups.response.status).toBe(200);
    // @ts-expect-error no such command
    await register.POST('/citizens/{citizenId}/reprot-sick', { params: { path: { citizenId: 'x' } } });
    const { error } = await register.POST('/citizens/{citizenId}/report-sick', {
      params: { path: { citizenId: 'x' } },
      // @ts-expect-error the field is named firstSickDay
      body: { firstSick: '2022-03-14' },
    });
    expect(error?.code).toBe('invalid-request');
  });
});
