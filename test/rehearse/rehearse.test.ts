import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as today from '../../machines/citizen.ts';
import { startOfDay } from '../../machines/core/calendar.ts';
import { ROOT } from '../../scripts/steps.mjs';
import { compare, type Happening, type Life } from '../../tools/rehearse/compare.ts';
import { loadMachines } from '../../tools/rehearse/machines.ts';
import { pageOf, reportOf, textOf } from '../../tools/rehearse/report.ts';

const work = mkdtempSync(join(tmpdir(), 'rehearse-'));
const closing: (() => void)[] = [() => rmSync(work, { recursive: true, force: true })];
afterAll(() => {
  for (const close of closing) close();
});

const FORMS = 'machines/records/rules/7.2-preparation-forms.ts';
const source = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** The text with a piece of it changed; a piece that is no longer there fails. */
const changed = (text: string, from: string, to: string): string => {
  expect(text).toContain(from);
  return text.replace(from, to);
};

const loaded = async (to: string) => {
  const { machines, close } = await loadMachines(to);
  closing.push(close);
  return machines;
};

/** The machines of today with one file changed. */
const withFile = async (path: string, from: string, to: string) => {
  const file = join(work, path.split('/').at(-1) ?? '');
  writeFileSync(file, changed(source(path), from, to));
  return loaded(file);
};

const told = (
  name: string,
  payload: unknown,
  on: string,
  caller = { role: 'jobcentre' as const, org: '101' as string | null },
): Happening => ({
  at: startOfDay(on) + 60_000,
  kind: 'command',
  command: { id: `${name}-${on}`, name, payload, caller },
});

const anna: Life = {
  citizenId: 'anna',
  begin: { born: { citizenId: 'anna', birthDate: '1990-01-01', jobcentre: '101' } },
  happenings: [
    told('open-contact-group', { contactGroup: 2 }, '2022-03-20'),
    told('start-preparation-form', {}, '2022-03-21', { role: 'citizen' as never, org: 'anna' }),
    told('register-job-search-requirement', { perWeek: 3 }, '2022-03-22'),
  ],
  until: startOfDay('2022-04-01'),
};

describe('0 a change is rehearsed on the citizens as they stand', () => {
  it('0 the machines of today make no difference, whether as a folder or as a ref', async () => {
    expect(compare(today, today, anna)).toEqual([]);
    expect(compare(today, await loaded(ROOT), anna)).toEqual([]);
  });

  it('0 a date that moves is reported by its rule, with both days', async () => {
    const later = await withFile(FORMS, 'otherwise: 6', 'otherwise: 7');
    expect(compare(today, later, anna)).toContainEqual({
      kind: 'deadline',
      rule: '7.2',
      deadline: expect.stringContaining('preparation-form/'),
      today: '2022-09-21',
      changed: '2022-10-21',
    });
  });

  it('0 a decision that would be another is reported by the rule that refuses', async () => {
    const stricter = await withFile('machines/contact/rules/0-register.ts', "code: 'already-in-contact-group'", "code: 'another-code'");
    const twice: Life = { ...anna, happenings: [...anna.happenings, told('change-contact-group', { contactGroup: 2 }, '2022-03-25')] };
    expect(compare(today, stricter, twice)).toEqual([
      {
        kind: 'decision',
        rule: '0',
        command: 'change-contact-group',
        at: startOfDay('2022-03-25') + 60_000,
        today: 'already-in-contact-group',
        changed: 'another-code',
      },
    ]);
  });

  it('0 a stored state that the changed machines do not have is named, and the citizen is left', async () => {
    let state = today.newCitizen({ citizenId: 'anna', birthDate: '1990-01-01', jobcentre: '101' });
    for (const h of anna.happenings) {
      const answer = h.kind === 'command' ? today.decide(state, h.command, h.at) : undefined;
      if (answer?.outcome === 'accepted') state = answer.state;
    }
    const folder = join(work, 'renamed');
    cpSync(join(ROOT, 'machines'), join(folder, 'machines'), { recursive: true });
    const path = join(folder, 'machines/records/preparation-form.ts');
    const renamed = changed(
      readFileSync(path, 'utf8'),
      'version: 1',
      'version: 2,\n  migrations: { 1: (item) => ({ ...item, value: "begun" }) }',
    );
    writeFileSync(path, renamed);
    const machines = await loaded(folder);
    const begun = [{ kind: 'no-target', rule: '', machine: 'preparation-form', state: '"begun"' }];
    expect(compare(today, machines, { ...anna, begin: { state }, happenings: [] })).toEqual(begun);
    // and when the run is still the citizen's first, which can be lived from birth on the changed machines
    expect(compare(today, machines, anna)).toEqual(begun);
  });

  it('0 a state that has another name, its version left as it was, is named too', async () => {
    const folder = join(work, 'renamed-only');
    cpSync(join(ROOT, 'machines'), join(folder, 'machines'), { recursive: true });
    const path = join(folder, 'machines/residence/jobcentre.ts');
    const renamed = changed(
      changed(readFileSync(path, 'utf8'), "initial: 'known'", "initial: 'resident'"),
      '    known: {',
      '    resident: {',
    );
    writeFileSync(path, renamed);
    expect(compare(today, await loaded(folder), anna)).toEqual([{ kind: 'no-target', rule: '', machine: 'jobcentre', state: '"known"' }]);
  });

  it('0 machines that throw are a finding of that citizen, not the end of the rehearsal', () => {
    const broken = {
      ...today,
      decide: () => {
        throw new Error('broken');
      },
    };
    expect(compare(today, broken, anna)).toEqual([{ kind: 'defect', rule: '', message: 'broken' }]);
  });

  it('0 what is neither file, folder nor ref is said in one line', async () => {
    await expect(loadMachines('no-such-thing')).rejects.toThrow('no-such-thing is no file, no folder and no git ref');
  });
});

describe('0 the report of a rehearsal', () => {
  const deadline = (citizenId: string, to: string) => ({
    citizenId,
    findings: [{ kind: 'deadline' as const, rule: '7.2', deadline: 'preparation-form/x/delete', today: '2022-09-21', changed: to }],
  });
  const report = reportOf([deadline('a', '2022-10-21'), deadline('b', '2022-09-20'), { citizenId: 'c', findings: [] }]);

  it('0 adds up by rule, says how far dates move, and gives examples', () => {
    expect(report).toMatchObject({
      citizens: 3,
      unchanged: 1,
      rules: [
        {
          rule: '7.2',
          citizens: 2,
          deadlines: [{ what: 'preparation-form delete: moved', times: 2, examples: ['a', 'b'], days: { least: -1, most: 30 } }],
        },
      ],
    });
    expect(textOf(report)).toContain('states without a target: none\n');
    expect(textOf(report)).toContain('2 × preparation-form delete: moved, -1 to +30 days   (e.g. a, b)');
  });

  it('0 as a page escapes what it is given', () => {
    const page = pageOf(report, '<b>');
    expect(page).toContain('&lt;b>');
    expect(page).toContain('<td>7.2</td>');
  });
});
