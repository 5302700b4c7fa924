import { describe, expect, it } from 'vitest';
import { two } from './answers.ts';
import { play, withAnna } from './fake-world.ts';

describe('the view', () => {
  const view = {
    jobcentre: '202',
    contactGroup: { id: 25, status: 'open' },
    pilot: null,
    absences: [{ code: 75, status: 'inactive' }],
    appointments: [
      { kind: 'summons', status: 'cancelled' },
      { kind: 'deadline', status: 'open' },
    ],
  };
  it.each([
    ['see holds', 'see: { contactGroup: { id: 25 }, absences: [ { code: 75, status: inactive } ], pilot: null }', true],
    ['see does not hold', 'see: { contactGroup: { id: 1 } }', false],
    ['see-not holds', 'see-not: { absences: [ { status: active } ], contactGroup: { id: 25, status: closed } }', true],
    ['see-not finds an item', 'see-not: { appointments: [ { status: open } ] }', false],
    ['see-not finds one item of two', 'see-not: { appointments: [ { status: missed }, { status: open } ] }', false],
    ['see-not finds the second key', 'see-not: { absences: [ { status: active } ], contactGroup: { id: 25 } }', false],
    ['see-not finds null', 'see-not: { pilot: null }', false],
    ['see-not of what is absent', 'see-not: { documents: [ { id: "*" } ] }', true],
    ['see-not of a key that no view has', 'see-not: { apointments: [ { status: x } ] }', false],
    ['see and see-not in one step', 'see: { contactGroup: { id: 25 } }\n    see-not: { contactGroup: { id: 25 } }', false],
  ])('%s', async (_, step, held) => {
    const { passed } = await play(withAnna(`  - ${step}`), (fake) => fake.views.set('id-of-anna', view));
    expect(passed).toBe(held);
  });

  it('is read as the jobcentre that the citizen has at that moment', async () => {
    const { world } = await play(withAnna('  - see: { contactGroup: { id: 25 } }'), (fake) => fake.views.set('id-of-anna', view));
    expect(world.requests.slice(1).map(({ role, org, path }) => `${role} ${org} ${path}`)).toEqual([
      'operator operator /citizens/id-of-anna',
      'jobcentre 202 /citizens/id-of-anna',
    ]);
  });

  it('says what was expected and seen', async () => {
    const wrong = await play(withAnna('  - see: { contactGroup: { id: 1 } }'), (fake) => fake.views.set('id-of-anna', view));
    expect(wrong.failure).toEqual({ expected: 'contactGroup.id: 1', seen: 'contactGroup.id: 25', nearest: null });
    const found = await play(withAnna('  - see-not: { appointments: [ { status: open } ] }'), (fake) => fake.views.set('id-of-anna', view));
    expect(found.failure).toEqual({
      expected: 'appointments: no item { status: "open" }',
      seen: 'appointments: { kind: "deadline", status: "open" }',
      nearest: null,
    });
  });
});

describe('messages', () => {
  const sends = (fake: Parameters<NonNullable<Parameters<typeof play>[1]>>[0]): void => {
    let sent = 0;
    for (const [command, channel] of [
      ['summon', 'sms'],
      ['report-sick', 'email'],
    ] as const) {
      fake.answers.set(command, ({ path }) => {
        sent += 1;
        fake.send(path.split('/')[2] ?? '', { id: `m${sent}`, to: 'citizen', channel, type: 'told' });
        return { status: 200, body: { outcome: 'accepted' } };
      });
    }
  };
  const sms = '  - { as: jobcentre 101, citizen: anna, do: summon }';
  const emailToBo = '  - { as: jobcentre 202, citizen: bo, do: report-sick }';
  it.each([
    ['one that was sent', [sms, '  - messages: [ { channel: sms } ]'], null],
    ['one that was not sent', [sms, '  - messages: [ { channel: email } ]'], 7],
    ['each its own', [sms, '  - messages: [ { channel: sms }, { to: citizen } ]'], 7],
    ['of all citizens', [sms, emailToBo, '  - messages: [ { channel: email }, { channel: sms } ]'], null],
    ['a window begins where the last messages step ended', [sms, '  - messages: []', '  - messages: [ { channel: sms } ]'], 8],
    [
      'what comes after a window is in the next',
      [sms, '  - messages: [ { channel: sms } ]', emailToBo, '  - messages: [ { channel: email } ]'],
      null,
    ],
    ['no-messages: none', [sms, '  - no-messages: [ { channel: email } ]'], null],
    ['no-messages: one', [sms, '  - no-messages: [ { channel: email }, { channel: sms } ]'], 7],
    ['no-messages closes no window', [sms, '  - no-messages: [ { channel: email } ]', '  - messages: [ { channel: sms } ]'], null],
    [
      'no-messages looks since the last messages step',
      [sms, '  - messages: [ { channel: sms } ]', '  - no-messages: [ { channel: sms } ]'],
      null,
    ],
    ['both in a step look at the same', [sms, '  - { messages: [ { channel: sms } ], no-messages: [ { channel: sms } ] }'], 7],
    ['in the step of the command', ['  - { as: jobcentre 101, citizen: anna, do: summon, messages: [ { channel: sms } ] }'], null],
  ])('%s', async (_, steps, failedLine) => {
    const played = await play(two(steps.join('\n')), sends);
    expect(played.failedLine).toBe(failedLine);
  });

  it('are read as operator', async () => {
    const { world } = await play(two('  - messages: []'));
    expect(world.requests.slice(2).map(({ role, path }) => `${role} ${path}`)).toEqual([
      'operator /citizens/id-of-anna/messages',
      'operator /citizens/id-of-bo/messages',
    ]);
  });

  it('show what was there', async () => {
    const { failure } = await play(two([sms, '  - messages: [ { channel: email, to: citizen } ]'].join('\n')), sends);
    expect(failure).toEqual({
      expected: 'messages: an item { channel: "email", to: "citizen" }',
      seen: 'messages: [ { channel: "sms", to: "citizen" } ]',
      nearest: 'messages[0].channel is "sms", not "email"',
    });
  });
});
