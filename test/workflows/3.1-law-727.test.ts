import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WorkflowBundle } from '../../app.ts';
import * as today from '../../machines/citizen.ts';
import { instantOf } from '../../machines/core/calendar.ts';
import { compare, type Happening, type Life } from '../../tools/rehearse/compare.ts';
import { loadMachines } from '../../tools/rehearse/machines.ts';
import { type ChangedProgram, changedProgram, LAW_727_KNOWN, law727 } from './changed-program.ts';
import { quietRuntime, recorded, replayed } from './recorded.ts';

/**
 * Law 727/2023 made the pilot permanent. Tomorrow's program has its row, known from 20 December 2023 on; today's citizens have lived without it.
 */

let next: ChangedProgram;
let bundle: WorkflowBundle;
beforeAll(async () => {
  quietRuntime();
  next = changedProgram([law727]);
  bundle = await next.bundle();
}, 120_000);
afterAll(() => next?.remove());

const MARKED = '2023-12-01';

test('3.1 every recorded history replays on the program that has the row of law 727/2023', { timeout: 240_000 }, async () => {
  const failed = await replayed(bundle, recorded());
  expect([...failed.values()]).toEqual([]);
});

test('3.1 the rehearsal says beforehand whose end is withdrawn', async () => {
  const { machines, close } = await loadMachines(next.folder);
  const command = (name: string, payload: unknown, on: string): Happening => ({
    at: instantOf(`${on}T08:00`),
    kind: 'command',
    command: { id: name, name, payload, caller: { role: 'jobcentre', org: '101' } },
  });
  const hans: Life = {
    citizenId: 'hans',
    begin: { born: { citizenId: 'hans', birthDate: '1998-06-15', jobcentre: '101' } },
    happenings: [
      command('open-contact-group', { contactGroup: 12 }, MARKED),
      command('assess-category', { category: 'education-ready' }, MARKED),
      command('mark-pilot-participation', { from: MARKED }, MARKED),
    ],
    until: Date.parse(LAW_727_KNOWN),
  };
  expect(compare(today, machines, { ...hans, until: hans.until - 1 })).toEqual([]);
  expect(compare(today, machines, hans)).toContainEqual({
    kind: 'deadline',
    rule: '3.1',
    deadline: 'pilot/mark-pilot-participation/pilot-over',
    today: '2024-01-01',
    changed: null,
  });
  close();
});
