import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLocalIssuer, type LocalIssuer } from '../../api/auth/tokens.ts';
import { type Deployment, type Version, versionOf } from '../../app/versions.ts';
import { bundleWorkflows } from '../../app.ts';
import { changedProgram, renamedState } from '../workflows/changed-program.ts';
import { openVersionsGround, until, type VersionsGround } from './versions-ground.ts';

/** The program changes while citizens are on their way: a real server, two versions of the workflows, commands that go on coming. */

const CITIZENS = 12;

let ground: VersionsGround;
let api: FastifyInstance;
let issuer: LocalIssuer;
let onServer: Deployment;
let now: Version;
let next: Version;

beforeAll(async () => {
  ground = await openVersionsGround('roll-out');
  onServer = ground.deployment;
  issuer = await createLocalIssuer();
  api = await ground.app.api({ tokens: issuer.verifier });
  now = versionOf(await bundleWorkflows());
  const program = changedProgram(renamedState);
  try {
    next = versionOf(await program.bundle());
  } finally {
    program.remove();
  }
}, 180_000);

afterAll(async () => {
  await api?.close();
  await ground?.close();
}, 60_000);

const post = async (role: string, org: string | null, path: string, payload: unknown) => {
  const token = await issuer.sign({ role: role as 'jobcentre', org });
  return api.inject({ method: 'POST', url: path, headers: { authorization: `Bearer ${token}` }, payload: payload as object });
};
const view = async (id: string) => {
  const token = await issuer.sign({ role: 'operator', org: null });
  return (await api.inject({ method: 'GET', url: `/citizens/${id}`, headers: { authorization: `Bearer ${token}` } })).json();
};
const timelineOf = async (id: string) => {
  const token = await issuer.sign({ role: 'operator', org: null });
  return (await api.inject({ method: 'GET', url: `/citizens/${id}/timeline`, headers: { authorization: `Bearer ${token}` } })).json()
    .timeline;
};

/** Waits a minute at the most. */
const untilSo = (what: string, holds: () => Promise<boolean>): Promise<void> => until(what, holds, 60_000);

test('0 a new version is rolled out while commands come in: none is lost, every run moves; rolled back, nobody is moved', {
  timeout: 240_000,
}, async () => {
  const first = await ground.start(now, true);
  const cprOf = (n: number): string => `01019${String(n).padStart(5, '0')}`;
  const ids = await Promise.all(
    Array.from({ length: CITIZENS }, async (_, n) => {
      const made = await post('jobcentre', '101', '/citizens', { cpr: cprOf(n), name: 'Anna Andersen', jobcentre: '101' });
      const { citizenId } = made.json();
      expect((await post('jobcentre', '101', `/citizens/${citizenId}/open-contact-group`, { contactGroup: 1 })).statusCode).toBe(200);
      expect((await post('benefit-system', null, `/citizens/${citizenId}/report-sick`, { firstSickDay: '2026-01-05' })).statusCode).toBe(
        200,
      );
      return citizenId as string;
    }),
  );
  await untilSo('the server counts the runs', async () => (await onServer.running(now.buildId)) >= 2 * CITIZENS);

  // the new program starts as it would after a pull: with what was kept of the old one
  await first.stop();
  const second = ground.start(next, true);
  const answers: number[] = [];
  for (let round = 0; round < 4; round++)
    for (const id of ids)
      answers.push((await post('jobcentre', '101', `/citizens/${id}/register-job-search-requirement`, { perWeek: round + 1 })).statusCode);
  await second;
  const accepted = answers.filter((status) => status === 200).length;
  await untilSo('every run has moved', async () => (await onServer.running(now.buildId)) === 0);
  expect(await onServer.current()).toBe(next.buildId);

  for (const id of ids) {
    // the renamed state is asked by this command, on the new machines
    const move = await post('jobcentre', '101', `/citizens/${id}/change-jobcentre`, { jobcentre: '102' });
    expect([move.statusCode, move.json().code]).toEqual([200, undefined]);
    expect((await view(id)).jobcentre).toBe('102');
  }
  const timelines = await Promise.all(ids.map(timelineOf));
  expect(timelines.flat().filter((e) => e.command === 'register-job-search-requirement')).toHaveLength(accepted);
  for (const entries of timelines)
    expect(entries.map((e: { seq: number }) => e.seq)).toEqual(entries.map((_: unknown, i: number) => i + 1));

  // back: new citizens begin on the old version, those who have moved stay on theirs, and both go on
  await (await second).stop();
  const back = await ground.start(now, false);
  await onServer.setCurrent(now.buildId);
  const [old = ''] = ids;
  expect((await post('jobcentre', '102', `/citizens/${old}/change-jobcentre`, { jobcentre: '103' })).statusCode).toBe(200);
  const made = await post('jobcentre', '101', '/citizens', { cpr: cprOf(999), name: 'Bo Berg', jobcentre: '101' });
  const { citizenId } = made.json();
  expect((await post('jobcentre', '101', `/citizens/${citizenId}/change-jobcentre`, { jobcentre: '104' })).statusCode).toBe(200);
  await untilSo('the new citizen is on the old version', async () => (await onServer.running(now.buildId)) > 0);
  expect(await onServer.running(next.buildId)).toBeGreaterThanOrEqual(2 * CITIZENS);
  await back.stop();
});
