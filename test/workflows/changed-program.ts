import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import type { WorkflowBundle } from '../../app.ts';
import { CACHE, ROOT } from '../../scripts/steps.mjs';

/** One piece of a file that is another; it must be there, once. */
export interface Edit {
  /** `machines/…`, `workflows/…` */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** A program that differs from this one by its edits, and lies beside it. */
export interface ChangedProgram {
  /** Holds its `machines/`, `workflows/` and `activities/`. */
  readonly folder: string;
  readonly bundle: () => Promise<WorkflowBundle>;
  readonly remove: () => void;
}

/** The program of tomorrow, for tests of what a change does to those who are on their way. A file that is no longer as an edit has it fails. */
export const changedProgram = (edits: readonly Edit[], added: Readonly<Record<string, string>> = {}): ChangedProgram => {
  mkdirSync(CACHE, { recursive: true });
  // inside the project, so that the packages are found
  const folder = mkdtempSync(join(CACHE, 'changed-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    for (const part of ['machines', 'workflows', 'activities']) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
    for (const { file, from, to } of edits) {
      const path = join(folder, file);
      const text = readFileSync(path, 'utf8');
      if (text.split(from).length !== 2) throw new Error(`${file} has ${text.split(from).length - 1} times: ${from}`);
      writeFileSync(
        path,
        text.replace(from, () => to),
      );
    }
    for (const [file, text] of Object.entries(added)) writeFileSync(join(folder, file), text);
  } catch (error) {
    remove();
    throw error;
  }
  const bundle = async (): Promise<WorkflowBundle> => {
    const { code } = await bundleWorkflowCode({
      workflowsPath: join(folder, 'workflows/index.ts'),
      preloadModules: [join(folder, 'machines/citizen.ts'), join(folder, 'machines/view.ts')],
      logger: new DefaultLogger('ERROR'),
    });
    return { code, sourceMap: '' };
  };
  return { folder, bundle, remove };
};

/** The instant from which tomorrow's program goes by law 727/2023. */
export const LAW_727_KNOWN = '2023-12-20T09:00:00Z';

/** The row that makes the pilot permanent, as law 727/2023 has it. @source 3.1 */
export const law727: Edit = {
  file: 'machines/education/rules/3.1-pilot.ts',
  from: "export const PILOT: readonly PilotPeriod[] = [{ validFrom: PILOT_FIRST_DAY, validTo: '2023-12-31', source: '3.1' }];",
  to: `export const PILOT: readonly PilotPeriod[] = [
  { validFrom: PILOT_FIRST_DAY, validTo: '2023-12-31', source: '3.1' },
  { validFrom: '2024-01-01', validTo: null, source: 'lov 727/2023', knownFrom: '${LAW_727_KNOWN}' },
];`,
};

/** A state of a machine has another name, with the migration that goes with it. */
export const renamedState: readonly Edit[] = [
  { file: 'machines/residence/jobcentre.ts', from: "initial: 'known'", to: "initial: 'resident'" },
  { file: 'machines/residence/jobcentre.ts', from: '    known: {', to: '    resident: {' },
  {
    file: 'machines/residence/jobcentre.ts',
    from: 'version: 2,\n  migrations: { 1:',
    to: 'version: 3,\n  migrations: { 2: (item) => ({ ...item, value: "resident" }), 1:',
  },
];
