import { afterEach, describe, expect, test } from 'vitest';
import { portsFrom } from '../../activities/ports/from-env.ts';
import { gatewayOverHttp } from '../../activities/ports/gateway-http.ts';
import { institutionsOverHttp } from '../../activities/ports/institutions-http.ts';
import { profileToolOverHttp } from '../../activities/ports/profile-tool-http.ts';
import { standIns } from '../../activities/ports/stand-ins.ts';
import { udbOverHttp } from '../../activities/ports/udb-http.ts';
import * as does from './outside.ts';

let server: does.Outside | undefined;
const outside = async (...behaviours: readonly does.Behaviour[]): Promise<does.Outside> => {
  server = await does.outside(...behaviours);
  return server;
};
afterEach(async () => {
  await server?.close();
  server = undefined;
});

describe('the adapters', () => {
  test('3.5 UDB is told of a subscription; what it answers is not read', async () => {
    const { url, seen } = await outside(does.saysText('modtaget', 202));
    await udbOverHttp({ url }).subscription({ id: 'e', citizenId: 'c', action: 'close', reason: 8 });
    expect(seen).toMatchObject([
      { method: 'POST', path: '/subscriptions', key: 'e', body: { citizenId: 'c', action: 'close', reason: 8 } },
    ]);
  });

  test('3.5 UDB that does not answer well is told again by the course', async () => {
    const { url } = await outside(does.answers({}, 404));
    await expect(udbOverHttp({ url }).subscription({ id: 'e', citizenId: 'c', action: 'open', reason: null })).rejects.toMatchObject({
      name: 'PortUnavailable',
      port: 'udb',
      status: 404,
    });
  });

  test('1.1 f the gateway sends an SMS for each id', async () => {
    const { url, seen } = await outside(does.closes, does.answers({}, 201));
    const data = { meetingType: 7, at: '2022-06-20T10:00' };
    await gatewayOverHttp({ url }).send({ id: 'e', citizenId: 'c', channel: 'sms', type: 'appointment-cancelled', data });
    expect(seen).toHaveLength(2);
    expect(new Set(seen.map((s) => s.key))).toEqual(new Set(['e']));
    expect(seen[0]?.body).toEqual({ citizenId: 'c', channel: 'sms', type: 'appointment-cancelled', data });
  });

  test('3.4 an institution is found by its number, or there is none', async () => {
    const school = { number: '999001', name: 'Eksempel Gymnasium', cvr: '99999901', pNumber: '9999999001' };
    const { url, seen } = await outside(does.answers({ ...school, more: 1 }), does.answers({}, 404), does.answers({ number: '1' }));
    const institutions = institutionsOverHttp({ url });
    await expect(institutions.find('999001')).resolves.toEqual(school);
    await expect(institutions.find('1')).resolves.toBeUndefined();
    await expect(institutions.find('1')).rejects.toMatchObject({ reason: 'malformed' });
    expect(seen.map((s) => `${s.method} ${s.path}`)).toEqual(['GET /institutions/999001', 'GET /institutions/1', 'GET /institutions/1']);
    for (const number of ['..', '../profiles', 'a b', '', '1?x=1']) await expect(institutions.find(number)).resolves.toBeUndefined();
    expect(seen).toHaveLength(3);
  });

  test('1.3 the profile tool’s statistics are kept as they are', async () => {
    const { url, seen } = await outside(does.answers({ risk: 'high', score: 0.7 }), does.answers([1]));
    const tool = profileToolOverHttp({ url });
    await expect(tool.statistics('c', 'e')).resolves.toEqual({ risk: 'high', score: 0.7 });
    await expect(tool.statistics('c', 'e')).rejects.toMatchObject({ port: 'profile-tool', reason: 'malformed' });
    expect(seen[0]).toMatchObject({ method: 'POST', path: '/statistics', key: 'e', body: { citizenId: 'c' } });
  });
});

describe('which adapter is used', () => {
  const local = standIns();

  test('with nothing configured, the stand-ins', () => {
    expect(portsFrom({}, local)).toEqual(local);
    expect(portsFrom({ JOBNET_URL: '  ', JOBNET_TOKEN: 'x' }, local).jobnet).toBe(local.jobnet);
  });

  test('each port by its own address and token', async () => {
    const { url, seen } = await outside(does.answers({ created: true, username: 'u', password: 'p', risk: 1 }));
    const ports = portsFrom(
      { JOBNET_URL: `${url}/jobnet`, JOBNET_TOKEN: 'a', PROFILE_TOOL_URL: `${url}/tool/`, PORT_TIMEOUT_MS: '500' },
      local,
    );
    await ports.jobnet.profile('c', 'e');
    await ports.profileTool.statistics('c', 'e');
    expect(seen.map((s) => [s.path, s.authorization])).toEqual([
      ['/jobnet/profiles', 'Bearer a'],
      ['/tool/statistics', undefined],
    ]);
    expect([ports.udb, ports.gateway, ports.institutions]).toEqual([local.udb, local.gateway, local.institutions]);
  });

  test('the time that one try may take', async () => {
    const { url } = await outside(does.saysNothing);
    const { jobnet } = portsFrom({ JOBNET_URL: url, PORT_TIMEOUT_MS: '50' }, local);
    const before = Date.now();
    await expect(jobnet.profile('c', 'e')).rejects.toMatchObject({ reason: 'timeout' });
    expect(Date.now() - before).toBeLessThan(2_000);
  });

  test.each([
    ['UDB_URL', 'udb.example'],
    ['UDB_URL', 'ftp://udb.example'],
    ['UDB_URL', 'https://udb.example/?key=hemmelig'],
    ['UDB_URL', 'https://anna:hemmelig@udb.example'],
  ])('an address that cannot be meant is named, not shown: %s=%s', (name, value) => {
    expect(() => portsFrom({ [name]: value }, local)).toThrow(/^UDB_URL/);
    expect(() => portsFrom({ [name]: value }, local)).not.toThrow(/hemmelig|example/);
  });

  test.each(['0', '-1', 'soon', '1.5', '60000'])('a timeout that cannot be meant is refused: %s', (PORT_TIMEOUT_MS) => {
    expect(() => portsFrom({ UDB_URL: 'http://127.0.0.1', PORT_TIMEOUT_MS }, local)).toThrow(/^PORT_TIMEOUT_MS/);
  });

  test('a token that no header can carry is refused, not shown', () => {
    const env = { UDB_URL: 'http://127.0.0.1', UDB_TOKEN: 'hemmelig\nx: y' };
    expect(() => portsFrom(env, local)).toThrow(/^UDB_TOKEN/);
    expect(() => portsFrom(env, local)).not.toThrow(/hemmelig/);
  });
});
