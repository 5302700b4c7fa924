import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleWorkflows, type WorkflowBundle } from '../../app.ts';
import { withoutHistory } from '../../tools/histories/pack.ts';
import * as workflows from '../../workflows/index.ts';
import { changedProgram, type Edit, law727 } from './changed-program.ts';
import { HISTORIES, nameOf, quietRuntime, recorded, recordedBy, replayed, versions } from './recorded.ts';

let bundle: WorkflowBundle;
let failed: ReadonlyMap<string, string>;
const removing: (() => void)[] = [];
beforeAll(async () => {
  quietRuntime();
  bundle = await bundleWorkflows();
  failed = await replayed(bundle, recorded());
}, 240_000);
afterAll(() => {
  for (const remove of removing) remove();
});

const STANDING = 'stands on 2023-12-20 in the pilot';

describe('recorded histories replay on the code of now', () => {
  for (const version of versions) {
    for (const of of recordedBy(version)) it(`0 ${nameOf(of)}`, () => expect(failed.get(nameOf(of))).toBeUndefined());

    it(`0 ${version} has histories of every workflow type`, () => {
      const types = new Set(recordedBy(version).map(({ type }) => type));
      expect([...types].sort()).toEqual(
        Object.keys(workflows)
          .filter((name) => name !== 'engineClock')
          .sort(),
      );
    });

    it(`0 ${version} says why, where a rule, a date or a way has no history`, () => {
      const has = new Set(recordedBy(version).flatMap(({ reaches }) => reaches));
      for (const { goal, why } of withoutHistory(join(HISTORIES, version))) {
        expect(has).not.toContain(goal);
        expect(why.length, goal).toBeGreaterThan(20);
      }
    });
  }

  it('0 the names of the histories are theirs alone', () => {
    const names = recorded().map(nameOf);
    expect(new Set(names).size).toBe(names.length);
  });
});

/** What the histories say of a program that is not the one that made them. */
const onProgram = async (...edits: readonly Edit[]): Promise<readonly string[]> => {
  const program = changedProgram(edits);
  removing.push(program.remove);
  return [...(await replayed(await program.bundle(), recordedBy('0.2.0'))).values()];
};

describe('a change that breaks running courses is found, and its rule named', () => {
  it('0 more outward work in the course of 3.5 fails the histories of 3.5, which say so', { timeout: 120_000 }, async () => {
    const messages = await onProgram({
      file: 'workflows/courses/course.ts',
      from: "    case 'udb-subscription':\n",
      to: "    case 'udb-subscription':\n      void asked(work.kind, 'a look before').lookUpInstitution({ citizenId, id, work } as never);\n",
    });
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) expect(message).toMatch(/^0\.2\.0 educationSubscription, .* \(rules 3\.5\b.*nondeterminism/is);
  });

  it('3.1 a program that knows the law before a run has learned of it fails those who stand in the pilot, and names 3.1', {
    timeout: 120_000,
  }, async () => {
    const messages = await onProgram(law727, {
      file: 'workflows/citizen-domain.ts',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: code that is looked for
      from: '    if (!patched(`law-${at}`)) break;\n',
      to: '',
    });
    // biome-ignore format: one expectation
    expect(messages).toEqual(expect.arrayContaining([expect.stringMatching(/^0\.2\.0 citizen, .* \(rules .*\b3\.1\b/)]));
  });

  it('3.1 citizens are recorded as they stand in December 2023', () => {
    expect(recordedBy('0.2.0').filter(({ reaches }) => reaches.includes(STANDING)).length).toBeGreaterThanOrEqual(3);
  });
});
