import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ROOT } from '../../scripts/steps.mjs';
import { loadMachines } from '../../tools/rehearse/machines.ts';
import { measured } from '../../tools/rehearse/measured.ts';
import { peopleAt } from '../../tools/rehearse/people.ts';

const FORMS = 'machines/records/rules/7.2-preparation-forms.ts';
const work = mkdtempSync(join(tmpdir(), 'people-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

test('people made for a rehearsal stand where their course has led them, each under an id of their own', () => {
  const person = peopleAt(Date.parse('2026-11-30T12:00:00Z'));
  const people = Array.from({ length: 200 }, (_, n) => person(n));
  expect(new Set(people.map((p) => p.citizenId)).size).toBe(200);
  for (const { citizenId, state } of people) {
    expect(state.citizenId).toBe(citizenId);
    expect(JSON.stringify(state)).not.toContain('person-0000000');
  }
  const forms = people.filter(({ state }) => state.items['preparation-form']?.some(({ value }) => value === 'started'));
  // a tenth has begun one, none so long ago that it is deleted
  expect(forms).toHaveLength(20);
});

test('a rehearsal on people of its own reads each from a real server, and says whose dates a changed rule moves', {
  timeout: 120_000,
}, async () => {
  const text = readFileSync(join(ROOT, FORMS), 'utf8');
  expect(text).toContain('otherwise: 6');
  const file = join(work, '7.2-preparation-forms.ts');
  writeFileSync(file, text.replace('otherwise: 6', 'otherwise: 7'));
  const { machines, close } = await loadMachines(file);
  try {
    const report = await measured(60, { changed: machines, until: Date.now(), atOnce: 8 });
    expect(report).toMatchObject({ citizens: 60, unchanged: 54 });
    expect(report.rules).toMatchObject([{ rule: '7.2', citizens: 6, deadlines: [{ times: 6 }] }]);
    const days = report.rules[0]?.deadlines[0]?.days;
    // a month
    expect(days?.least).toBeGreaterThanOrEqual(28);
    expect(days?.most).toBeLessThanOrEqual(31);
  } finally {
    close();
  }
});
