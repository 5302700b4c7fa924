import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { educationOrderPdf, inStandardLetters } from '../../activities/documents.ts';
import { instantOf } from '../../machines/core/calendar.ts';
import type { World, Worlds } from '../../tools/scenario/world.ts';
import { openWorlds } from '../../tools/scenario/worlds.ts';

/** Through the real HTTP API: what was made before the release is fetched after it. */

let worlds: Worlds;
beforeAll(async () => {
  worlds = await openWorlds({ workflowCache: true });
});
afterAll(() => worlds.close());

/** The lines of text in a PDF of this project: standard fonts, hexadecimal strings in compressed streams. */
const linesOf = (pdf: Buffer): readonly string[] => {
  const streams = [...pdf.toString('latin1').matchAll(/\/Filter \/FlateDecode.*?stream\n(.*?)\nendstream/gs)];
  return streams
    .flatMap(([, data]) => [
      ...inflateSync(Buffer.from(data ?? '', 'latin1'))
        .toString('latin1')
        .matchAll(/\[([^\]]*)\] TJ/g),
    ])
    .map(([, strings]) =>
      [...(strings ?? '').matchAll(/<([0-9a-f]*)>/g)].map(([, hex]) => Buffer.from(hex ?? '', 'hex').toString('latin1')).join(''),
    );
};

const JC = ['jobcentre', '101'] as const;
type Who = readonly [role: string, org: string | null];

const callsOf = (world: World) => {
  const call = async (who: Who, path: string, body?: unknown) =>
    fetch(`${world.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${await world.token(...who)}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const json = async (answer: Promise<Response>, status: number) => {
    const found = await answer;
    const text = await found.text();
    if (found.status !== status) throw new Error(`${found.status} ${text}`);
    return JSON.parse(text);
  };
  return {
    call,
    create: async (cpr: string, name: string): Promise<string> =>
      (await json(call(JC, '/citizens', { cpr, name, jobcentre: '101' }), 201)).citizenId,
    does: async (id: string, command: string, body: unknown = {}) => (await json(call(JC, `/citizens/${id}/${command}`, body), 200)).result,
    view: (id: string) => json(call(JC, `/citizens/${id}`), 200),
    fetched: (id: string, documentId: string, who: Who = JC) => call(who, `/citizens/${id}/documents/${documentId}`),
    orders: async (id: string) =>
      (await json(call(['operator', null], `/citizens/${id}/messages`), 200)).messages.filter(
        (m: { type: unknown }) => m.type === 'education-order',
      ),
  };
};

describe('3.6 the education order', () => {
  it('3.6 made at step 4 before the release, is fetched after it as a PDF; from 2022-03-14 none is made', async () => {
    const world = await worlds.open(instantOf('2022-03-13T12:00'));
    const { create, does, view, fetched, orders } = callsOf(world);
    const aase = await create('0505994445', 'Åse Ødegård Łuczak');
    const bent = await create('0606994446', 'Bent Bentsen');
    for (const id of [aase, bent]) {
      await does(id, 'open-contact-group', { contactGroup: 12 });
      await does(id, 'publish-plan', { planType: 'education-plan' });
      await does(id, 'set-education-step', { step: 3 });
    }
    const { documentId } = await does(aase, 'set-education-step', { step: 4 });
    await world.idle();

    // midnight passes with no command and no deployment
    await world.moveTo(instantOf('2022-03-14T00:00'));
    expect(await does(bent, 'set-education-step', { step: 4 })).toEqual({});
    await does(aase, 'set-education-step', { step: 3 });
    expect(await does(aase, 'set-education-step', { step: 4 })).toEqual({});
    await world.idle();
    expect((await view(bent)).documents).toEqual([]);
    expect(await orders(bent)).toEqual([]);
    expect((await view(aase)).documents).toEqual([{ id: documentId, kind: 'education-order', createdOn: '2022-03-13' }]);
    expect(await orders(aase)).toMatchObject([{ to: 'institution', channel: 'webservice', data: { documentId } }]);

    await world.moveTo(instantOf('2023-06-01T12:00'));
    for (const who of [JC, ['citizen', aase]] as const) {
      const answer = await fetched(aase, documentId, who);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      const pdf = Buffer.from(await answer.arrayBuffer());
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect(pdf.subarray(-6).toString().trim()).toBe('%%EOF');
      const lines = linesOf(pdf);
      // the name of the day on which it was made, in the letters that the document has
      for (const line of ['Jobcenter 101', 'Uddannelsespålæg', 'Åse Ødegård Luczak', '13. marts 2022']) expect(lines).toContain(line);
      const text = lines.join(' ').replace(/\s+/g, ' ');
      expect(text).toContain(
        'Du er på trin 4 i din uddannelsesplan. Det betyder, at du har pålæg om at søge om optagelse på og gennemføre den uddannelse',
      );
    }
    expect((await fetched(aase, 'another')).status).toBe(404);
    expect((await fetched(bent, documentId)).status).toBe(404);
    expect((await fetched(aase, documentId, ['a-kasse', '5'])).status).toBe(403);
    expect((await fetched(aase, documentId, ['jobcentre', '102'])).status).toBe(403);
    expect((await fetched(aase, documentId, ['citizen', bent])).status).toBe(403);
    await world.close();
  });

  test.each([
    ['Søren Ærø Ødegård', 'Søren Ærø Ødegård'],
    ['Łukasz Wójcik-Đorđević', 'Lukasz Wójcik-Dordevic'],
    ['Nguyễn Ştefan Őri', 'Nguyen Stefan Ori'],
    ['Zoe\u0308 O’Neill – Š', 'Zoë O’Neill – Š'],
    ['two\n\tlines', 'two lines'],
    ['山田', '??'],
  ])('3.6 the name %j is printed as %j', async (name, printed) => {
    expect(inStandardLetters(name)).toBe(printed);
    expect((await educationOrderPdf({ name, jobcentre: '101', createdOn: '2022-03-13' })).length).toBeGreaterThan(1_000);
  });

  it('3.6 is the same document each time it is made, so that an activity that is repeated changes nothing', async () => {
    const order = { name: 'Åse', jobcentre: '101', createdOn: '2022-03-13' };
    expect((await educationOrderPdf(order)).equals(await educationOrderPdf(order))).toBe(true);
  });
});
