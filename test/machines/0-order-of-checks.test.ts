import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { specs } from '../../machines/citizen.ts';
import { addDays } from '../../machines/core/calendar.ts';
import type { CommandSchema } from '../../machines/core/command-schema.ts';
import { commandNames, commandSchemas } from '../../machines/shapes.ts';
import { type Story, story } from './story.ts';

const JC = 'jobcentre 101';
const AK = 'a-kasse 5';

const member = (): Story => {
  const s = story('2022-03-14');
  s.does(AK, 'join-a-kasse', { from: '2021-05-01' });
  return s;
};

/** The fields of a command that are legal dates, from the schema that the API validates with. */
const dateFields = (name: (typeof commandNames)[number]): readonly string[] => {
  const json = z.toJSONSchema((commandSchemas[name] as CommandSchema).body, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, { format?: string; anyOf?: { format?: string }[] }>;
  };
  return Object.entries(json.properties ?? {})
    .filter(([, p]) => p.format === 'date' || p.anyOf?.some((x) => x.format === 'date'))
    .map(([field]) => field);
};

/** Only these may lie ahead. */
const MAY_LIE_AHEAD = ['to', 'deadline', 'at', 'date1', 'date2'];
/** And this command's `on`. */
const AHEAD_TOO = 'register-transition-to-efterloen';

describe('0 dates', () => {
  for (const name of commandNames.filter((n) => specs.has(n))) {
    const fields = dateFields(name);
    const notAhead = specs.get(name)?.spec.notAhead ?? [];
    if (fields.length === 0) continue;
    it(`0 ${name}: of ${fields.join(', ')} only ${MAY_LIE_AHEAD.slice(0, 2).join(', ')} and the like may lie ahead`, () => {
      expect([...notAhead].sort()).toEqual(fields.filter((f) => !MAY_LIE_AHEAD.includes(f) && !(name === AHEAD_TOO && f === 'on')).sort());
    });
  }

  const first = (_: unknown, body: object): object => body;
  const s = () => {
    const x = member();
    x.does(JC, 'open-contact-group', { contactGroup: 1 });
    return x;
  };
  const rows: readonly (readonly [who: string, command: Parameters<Story['give']>[1], body: (day: string, x: Story) => object])[] = [
    [AK, 'register-absence', (from) => ({ code: 75, from })],
    [JC, 'register-absence', (from) => ({ code: 10, from, to: '2022-12-31' })],
    [JC, 'end-absence', (on, x) => ({ absenceId: x.does(JC, 'register-absence', { code: 10, from: '2022-03-01' }).absenceId, on })],
    [
      AK,
      'register-held-meeting',
      (date, x) => first(x.does(AK, 'register-absence', { code: 75, from: '2022-03-01' }), { meetingType: 7, date }),
    ],
    [JC, 'register-held-meeting', (date) => ({ meetingType: 4, date })],
    ['a-kasse 7', 'change-a-kasse', (from) => ({ from })],
    [AK, 'leave-a-kasse', (on) => ({ on })],
    [AK, 'start-benefit-period', (firstDay) => ({ firstDay })],
    ['benefit-system', 'report-sick', (firstSickDay) => ({ firstSickDay })],
    [
      'batch',
      'report-recovered',
      (recoveredOn, x) => first(x.does('benefit-system', 'report-sick', { firstSickDay: '2022-03-01' }), { recoveredOn }),
    ],
    [JC, 'deregister-job-seeker', (on, x) => first(x.does(JC, 'register-job-seeker', { jobTitles: [{ title: 'Smed' }] }), { on })],
    ['cpr', 'move', (on) => ({ toJobcentre: '102', on })],
    [JC, 'register-integration-contract', (from) => ({ from, to: '2022-12-31' })],
  ];
  for (const [who, command, body] of rows) {
    it(`0 ${command} by ${who}: today is accepted, tomorrow is date-in-future`, () => {
      const today = s();
      today.does(who, command, body('2022-03-14', today) as never);
      const tomorrow = s();
      expect(tomorrow.refuses(who, command, body('2022-03-15', tomorrow) as never)).toMatch(/^date-in-future /);
      const midnight = s();
      const b = body('2022-03-15', midnight) as never;
      midnight.at('2022-03-15T00:00').does(who, command, b);
    });
  }

  it('0 joining: today is accepted, tomorrow is date-in-future', () => {
    const x = story('2022-03-14');
    expect(x.refuses(AK, 'join-a-kasse', { from: '2022-03-15' })).toBe('date-in-future (0)');
    x.does(AK, 'join-a-kasse', { from: '2022-03-14' });
  });

  it('0 an end before its start is date-order, the same day is not', () => {
    const x = s();
    expect(x.refuses(JC, 'register-absence', { code: 10, from: '2022-03-10', to: '2022-03-09' })).toBe('date-order (1.1)');
    x.does(JC, 'register-absence', { code: 10, from: '2022-03-10', to: '2022-03-10' });
    expect(x.refuses(JC, 'register-integration-contract', { from: '2022-03-10', to: '2022-03-09' })).toBe('date-order (1.2)');
    x.does(JC, 'register-integration-contract', { from: '2022-03-10', to: '2022-03-10' });
  });

  it('0 the samples of a command have the shape that the API lets through', () => {
    const x = s();
    for (const { spec } of specs.values()) {
      const schema = commandSchemas[spec.name as keyof typeof commandSchemas] as CommandSchema;
      if (schema.content) continue;
      for (const sample of spec.samples(x.state, x.today)) {
        const parsed = schema.body.safeParse(sample);
        expect(parsed.success, `${spec.name} ${JSON.stringify(sample)}: ${parsed.error?.message}`).toBe(true);
      }
    }
  });
});

describe('0 the order of checks', () => {
  it('0 the role comes before the citizen’s belonging, which comes before ids, dates and the row’s rules', () => {
    const x = member();
    const past = { absenceId: 'nobody', on: '2022-03-15' };
    expect(x.refuses('citizen', 'end-absence', past)).toBe('forbidden-role (1.1)');
    expect(x.refuses('jobcentre 102', 'end-absence', past)).toBe('not-your-citizen (1.1)');
    expect(x.refuses(JC, 'end-absence', past)).toBe('unknown-absence (1.1)');
  });

  it('0 date-order comes before date-in-future, and both before the row’s rules', () => {
    const x = member();
    const body = { code: 500, from: '2022-03-16', to: '2022-03-15' };
    expect(x.refuses(JC, 'register-absence', body)).toBe('date-order (1.1)');
    expect(x.refuses(JC, 'register-absence', { ...body, to: '2022-03-16' })).toBe('date-in-future (1.1)');
    expect(x.refuses(JC, 'register-absence', { ...body, from: '2022-03-14' })).toBe('unknown-absence-code (0)');
    expect(x.refuses(JC, 'register-absence', { ...body, from: '2022-03-14', code: 10 })).toBe('4591 (0)');
    expect(x.refuses('jobcentre 102', 'register-absence', body)).toBe('not-your-citizen (1.1)');
    expect(x.refuses('jobcentre 102', 'register-absence', { ...body, code: 75 })).toBe('forbidden-role (1.1)');
  });

  it('0 a held meeting ahead is date-in-future before 1.1 b is asked', () => {
    const x = member();
    expect(x.refuses(AK, 'register-held-meeting', { meetingType: 4, date: '2022-03-15' })).toBe('date-in-future (1.1)');
    expect(x.refuses(AK, 'register-held-meeting', { meetingType: 4, date: '2022-03-14' })).toBe('meeting-type-not-allowed (1.1)');
    expect(x.refuses(AK, 'register-held-meeting', { meetingType: 5, date: '2022-03-14' })).toBe('unknown-meeting-type (0)');
  });

  it('0 the row’s rules are asked in the order written: type, deadline too soon, group, contact course', () => {
    const x = member();
    expect(x.refuses(JC, 'create-deadline', { meetingType: 5, deadline: '2022-03-15' })).toBe('unknown-meeting-type (0)');
    expect(x.refuses(JC, 'create-deadline', { meetingType: 7, deadline: '2022-03-15' })).toBe('deadline-too-soon (0)');
    expect(x.refuses(JC, 'create-deadline', { meetingType: 7, deadline: '2022-03-30' })).toBe('no-open-contact-group (0)');
    x.does(JC, 'open-contact-group', { contactGroup: 1 });
    x.does(AK, 'register-absence', { code: 75, from: '2022-03-14' });
    expect(x.refuses(JC, 'create-deadline', { meetingType: 7, deadline: '2022-03-15' })).toBe('deadline-too-soon (0)');
    expect(x.refuses(JC, 'create-deadline', { meetingType: 7, deadline: '2022-03-30' })).toBe('contact-course-at-a-kasse (1.1)');
  });

  it('0 a refusal changes nothing: no entry, no effect, the same state', () => {
    const x = member();
    const { entries, effects, state } = x;
    const was = [entries.length, effects.length];
    x.refuses(JC, 'close-contact-group');
    expect([x.entries.length, x.effects.length]).toEqual(was);
    expect(x.state).toBe(state);
  });

  it('0 unknown ids are unknown-…, never malformed, also the id of another kind of thing', () => {
    const x = member();
    x.does(JC, 'open-contact-group', { contactGroup: 2 });
    const { appointmentId } = x.does(JC, 'summon', { meetingType: 7, at: `${addDays(x.today, 9)}T10:00` });
    const { absenceId } = x.does(JC, 'register-absence', { code: 10, from: x.today });
    for (const id of ['nobody', '', ' ', '../x', 'constructor', appointmentId])
      if (id) expect(x.refuses(JC, 'end-absence', { absenceId: id, on: x.today })).toBe('unknown-absence (1.1)');
    expect(x.refuses(JC, 'cancel-appointment', { appointmentId: absenceId })).toBe('unknown-appointment (0)');
  });
});
