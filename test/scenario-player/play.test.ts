import { describe, expect, it } from 'vitest';
import { rejected, result, two } from './answers.ts';
import { play, withAnna } from './fake-world.ts';

describe('requests', () => {
  it('each citizen is created by its jobcentre, before the steps', async () => {
    const { passed, world } = await play(two('  - { as: a-kasse 5, citizen: bo, do: summon, with: { a: 1 } }'));
    expect(passed).toBe(true);
    expect(world.requests).toEqual([
      { method: 'POST', path: '/citizens', role: 'jobcentre', org: '101', payload: { cpr: '1', name: 'Anna', jobcentre: '101' } },
      {
        method: 'POST',
        path: '/citizens',
        role: 'jobcentre',
        org: '202',
        payload: { cpr: '2', name: 'Bo', jobcentre: '202', address: { street: 'Vej 1' } },
      },
      { method: 'POST', path: '/citizens/id-of-bo/summon', role: 'a-kasse', org: '5', payload: { a: 1 } },
    ]);
  });

  it('a citizen that the API does not take fails the file at the citizen’s line', async () => {
    const { passed, failedLine, failure, steps } = await play(two('  - see: {}\n    citizen: bo'), (world) =>
      world.answers.set('POST /citizens', rejected('cpr-invalid', 400)),
    );
    expect({ passed, failedLine, steps: steps.length }).toEqual({ passed: false, failedLine: 3, steps: 1 });
    expect(failure).toEqual({ expected: '201 with a citizenId', seen: '400 cpr-invalid (rule 1.1): The rule says no.', nearest: null });
  });

  it('a role carries its organisation, a citizen its id', async () => {
    const { world } = await play(
      two(
        [
          '  - { as: citizen, citizen: anna, do: summon }',
          '  - { as: citizen bo, citizen: anna, do: summon }',
          '  - { as: citizen bo, do: summon }',
          '  - { as: benefit-system, citizen: anna, do: summon }',
          '  - { as: operator, get: /messages }',
        ].join('\n'),
      ),
      (fake) => fake.pages.set('/messages', { status: 200, body: [] }),
    );
    expect(world.requests.slice(2).map(({ role, org, path }) => `${role} ${org} ${path}`)).toEqual([
      'citizen id-of-anna /citizens/id-of-anna/summon',
      'citizen id-of-bo /citizens/id-of-anna/summon',
      'citizen id-of-bo /citizens/id-of-bo/summon',
      'benefit-system  /citizens/id-of-anna/summon',
      'operator operator /messages',
    ]);
  });

  it('with goes as it is, {} when there is none', async () => {
    const { world } = await play(
      withAnna(
        '  - { as: citizen, do: summon, with: { n: 1, t: "1", x: null, deep: [ { at: 2022-13-01 } ] } }\n  - { as: citizen, do: summon }\n  - { as: citizen, do: summon, with: [ 1 ] }',
      ),
    );
    expect(world.requests.slice(1).map(({ payload }) => payload)).toEqual([
      { n: 1, t: '1', x: null, deep: [{ at: '2022-13-01' }] },
      {},
      [1],
    ]);
  });

  it('a value saved is put in whole where it stands alone, inside a text otherwise, and escaped in a path', async () => {
    const { passed, world, failure } = await play(
      withAnna(
        [
          '  - { as: citizen, do: report-sick, save: { sickLeaveId: leave, count: n } }',
          `  - { as: citizen, do: summon, with: { whole: "\${n}", text: "no. \${n} of \${leave}", list: [ "\${leave}" ], who: "\${anna}" } }`,
          `  - { as: citizen, get: "/citizens/\${anna}/x/\${leave}", save: { formId: form } }`,
          `  - as: citizen\n    get: /forms/\${form}\n    expect: { body: { of: "\${leave}" } }`,
        ].join('\n'),
      ),
      (fake) => {
        fake.answers.set('report-sick', result({ sickLeaveId: 'a/b c', count: 7 }));
        fake.pages.set('/citizens/id-of-anna/x/a%2Fb%20c', { status: 200, body: { formId: 'f1' } });
        fake.pages.set('/forms/f1', { status: 200, body: { of: 'a/b c' } });
      },
    );
    expect({ passed, failure }).toEqual({ passed: true, failure: null });
    expect(world.requests[2]?.payload).toEqual({ whole: 7, text: 'no. 7 of a/b c', list: ['a/b c'], who: 'id-of-anna' });
  });

  it('a result that lacks what is to be saved fails the step', async () => {
    const { failure } = await play(withAnna('  - { as: citizen, do: report-sick, save: { sickLeaveId: leave } }'), (fake) =>
      fake.answers.set('report-sick', result({ other: 1 })),
    );
    expect(failure).toEqual({ expected: 'sickLeaveId in the result, to save as leave', seen: '{ other: 1 }', nearest: null });
  });

  it('a server that cannot be reached is named, with no stack', async () => {
    const { failure } = await play(withAnna('  - { as: citizen, do: report-sick }'), (fake) => {
      fake.url = 'http://127.0.0.1:1';
    });
    expect(failure?.seen).toMatch(/^POST \/citizens got no answer: .+/);
    expect(failure?.seen).not.toContain('\n');
  });
});

describe('answers', () => {
  const step = (expectation: string) => withAnna(`  - { as: citizen, do: summon${expectation === '' ? '' : `, expect: ${expectation}`} }`);
  const accepted = {
    status: 200,
    body: { outcome: 'accepted', result: { jobnetProfile: { username: 'Ukendt', password: 'x' } }, timeline: [] },
  };
  it.each([
    ['accepted by default', '', accepted, null],
    ['201 is accepted', '', { status: 201, body: {} }, null],
    ['rejected by default', '', rejected('no-contact-course'), '422 no-contact-course (rule 1.1): The rule says no.'],
    ['200 that is not accepted', '', { status: 200, body: { outcome: 'refused' } }, '200 { outcome: "refused" }'],
    ['rejected as expected', '{ rejected: no-contact-course }', rejected('no-contact-course'), null],
    ['rejected with the rule', '{ rejected: no-contact-course, rule: "1.1" }', rejected('no-contact-course'), null],
    [
      'rejected with another rule',
      '{ rejected: no-contact-course, rule: "1.2" }',
      rejected('no-contact-course'),
      '422 no-contact-course (rule 1.1): The rule says no.',
    ],
    [
      'rejected for another reason',
      '{ rejected: date-order }',
      rejected('no-contact-course'),
      '422 no-contact-course (rule 1.1): The rule says no.',
    ],
    ['rejected for any reason', '{ rejected: "*" }', rejected('no-contact-course'), null],
    [
      'any reason, but accepted',
      '{ rejected: "*" }',
      accepted,
      'accepted: 200 { outcome: "accepted", result: { jobnetProfile: { username: "Ukendt", password: "x" } }, timeline: [] }',
    ],
    ['any reason, but broken down', '{ rejected: "*" }', rejected('internal', 500), '500 internal (rule 1.1): The rule says no.'],
    ['any reason, but no problem', '{ rejected: "*" }', { status: 404, body: 'gone' }, '404 "gone"'],
    ['a code for a 503', '{ rejected: engine-unavailable }', rejected('engine-unavailable', 503), null],
    ['an accepted answer with the code', '{ rejected: summoned }', { status: 200, body: { code: 'summoned' } }, 'accepted: 200 summoned'],
    ['a result by part', '{ result: { jobnetProfile: { username: Ukendt } } }', accepted, null],
    ['another result', '{ result: { jobnetProfile: { username: Kendt } } }', accepted, 'result.jobnetProfile.username: "Ukendt"'],
    ['no result', '{ result: { planId: "*" } }', { status: 200, body: { outcome: 'accepted' } }, 'result: absent'],
    ['a status that is named', '{ status: 422 }', rejected('no-contact-course'), null],
    [
      'a rejection with another status',
      '{ rejected: no-contact-course, status: 403 }',
      rejected('no-contact-course'),
      '422 no-contact-course (rule 1.1): The rule says no.',
    ],
  ])('of a command: %s', async (_, expectation, answer, seen) => {
    const { passed, failure } = await play(step(expectation), (fake) => fake.answers.set('summon', answer));
    expect({ passed, seen: failure?.seen ?? null }).toEqual({ passed: seen === null, seen });
  });

  it('a malformed request shows the fields that the problem names', async () => {
    const { failure } = await play(step(''), (fake) =>
      fake.answers.set('summon', { status: 400, body: { code: 'invalid-request', detail: 'Bad.', fields: ['at'] } }),
    );
    expect(failure).toEqual({ expected: 'accepted', seen: '400 invalid-request: Bad. { fields: [ "at" ] }', nearest: null });
  });

  it.each([
    ['200 by default', '', { status: 200, body: { a: 1 } }, null],
    ['not 200', '', rejected('not-your-citizen', 403), '403 not-your-citizen (rule 1.1): The rule says no.'],
    ['the status named', 'expect: { status: 403, body: { code: not-your-citizen } }', rejected('not-your-citizen', 403), null],
    [
      'another body',
      'expect: { status: 403, body: { code: forbidden-role } }',
      rejected('not-your-citizen', 403),
      'body.code: "not-your-citizen"',
    ],
    ['a rejection named', 'expect: { rejected: not-your-citizen }', rejected('not-your-citizen', 403), null],
    ['a body that is no JSON', 'expect: { body: "*" }', { status: 200, body: 'stateDiagram-v2', type: 'text/plain' }, null],
    ['a list in the body', 'expect: { body: [ { id: 2 }, { id: 1 } ] }', { status: 200, body: [{ id: 1 }, { id: 2, name: 'x' }] }, null],
  ])('of a get: %s', async (_, expectation, reply, seen) => {
    const { passed, failure } = await play(withAnna(`  - as: a-kasse 7\n    get: /page\n    ${expectation}`), (fake) =>
      fake.pages.set('/page', reply),
    );
    expect({ passed, seen: failure?.seen ?? null }).toEqual({ passed: seen === null, seen });
  });
});

describe('the clock and what is under way', () => {
  it('the player waits before and after the clock moves and before each check, and does things in the order of the contract', async () => {
    const { world, passed } = await play(
      withAnna(
        '  - no-messages: [ { id: x } ]\n    messages: []\n    see-not: { pilot: "*" }\n    see: { jobcentre: "101" }\n    do: summon\n    as: citizen\n    at: 2022-03-27\n  - { as: citizen, do: summon }\n  - { as: citizen, get: /citizens/x/messages }',
      ),
    );
    expect(passed).toBe(true);
    expect(world.trace).toEqual([
      'POST /citizens',
      'idle',
      'clock 2022-03-27T10:00:00.000Z',
      'idle',
      'POST /citizens/id-of-anna/summon',
      'idle',
      'GET /citizens/id-of-anna',
      'GET /citizens/id-of-anna',
      'GET /citizens/id-of-anna',
      'GET /citizens/id-of-anna',
      'GET /citizens/id-of-anna/messages',
      'POST /citizens/id-of-anna/summon',
      'idle',
      'GET /citizens/x/messages',
    ]);
  });

  it('noon over both changes of the clock, and a time that stands already', async () => {
    const { world, passed } = await play(
      withAnna(
        ['2022-03-26', '2022-03-27', '2022-03-27', '2022-10-29', '2022-10-30T00:05', '2022-10-30'].map((at) => `  - at: ${at}`).join('\n'),
      ),
    );
    expect(passed).toBe(true);
    expect(world.trace.filter((line) => line.startsWith('clock'))).toEqual([
      'clock 2022-03-26T11:00:00.000Z',
      'clock 2022-03-27T10:00:00.000Z',
      'clock 2022-10-29T10:00:00.000Z',
      'clock 2022-10-29T22:05:00.000Z',
      'clock 2022-10-30T11:00:00.000Z',
    ]);
  });

  it('a clock that runs on by itself is no way back, but another day is', async () => {
    const step = withAnna('  - at: 2022-03-14T23:59');
    const late = (instant: string) =>
      play(step, (fake) => {
        fake.clock = Date.parse(instant);
      });
    expect((await late('2022-03-14T22:59:30Z')).passed).toBe(true);
    expect((await late('2022-03-14T23:00:30Z')).failure).toEqual({
      expected: 'the clock at 2022-03-14T23:59',
      seen: 'it is already 2022-03-15T00:00',
      nearest: null,
    });
  });

  it.each(['see: {}', 'see-not: {}', 'messages: []', 'no-messages: []', 'at: 2022-03-15', '{ as: citizen, get: /messages }'])(
    'what does not end fails the step: %s',
    async (step) => {
      const { failure } = await play(withAnna(`  - ${step}`), (fake) => {
        fake.idleFailure = 'activity tellCitizen is pending since 10 s';
      });
      expect(failure).toEqual({ expected: 'nothing under way', seen: 'activity tellCitizen is pending since 10 s', nearest: null });
    },
  );

  it('a wait that never ends is bounded', async () => {
    const { failure } = await play(
      withAnna('  - see: {}'),
      (fake) => {
        fake.idle = () => new Promise(() => {});
      },
      { answerMs: 1000, idleMs: 20, moveMs: 20 },
    );
    expect(failure?.seen).toBe('waiting until nothing is under way took longer than 0.02 s');
  });

  it('an answer that never comes is bounded', async () => {
    const { failure } = await play(
      withAnna('  - { as: citizen, do: summon }'),
      (fake) => {
        fake.silentAbout = '/citizens/id-of-anna/summon';
      },
      { answerMs: 200, idleMs: 20, moveMs: 20 },
    );
    expect(failure?.seen).toMatch(/^POST \/citizens\/id-of-anna\/summon got no answer: .*timeout/);
  });

  it('stops at the first step that fails', async () => {
    const { steps } = await play(withAnna('  - { as: citizen, do: summon }\n  - see: { jobcentre: "1" }\n  - { as: citizen, do: summon }'));
    expect(steps.map(({ line, at, text, failure }) => [line, at, text, failure === null])).toEqual([
      [3, null, 'citizen anna, jobcentre 101', true],
      [5, null, 'citizen anna: summon', true],
      [6, null, 'see anna: jobcentre', false],
    ]);
  });
});
