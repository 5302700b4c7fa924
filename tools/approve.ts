/**
 * `npm run approve`: writes the documents of docs/ from the machines, rules, assumptions, statements, tests and scenarios as they are now.
 * Prints each file that it changed; what is wrong but no matter of a document (`npm run check` fails for it) comes after.
 */

import { fail } from '../scripts/steps.mjs';
import { approve, brokenReferences, brokenRemedies, documentsOf, readSources } from './documents/documents.ts';
import { brokenChain } from './documents/trace.ts';

const DONE = { missing: 'new', differs: 'changed', 'of nothing': 'taken away' } as const;

try {
  process.stdout.write('reading machines, rules, statements, tests and scenarios …\n');
  const sources = await readSources();
  const documents = documentsOf(sources);
  const changed = approve(documents);
  for (const { path, problem } of changed) process.stdout.write(`${DONE[problem]}: ${path}\n`);
  const problems = [
    ...brokenReferences(sources.code, sources.known),
    ...brokenRemedies(sources.code),
    ...brokenChain(sources.rows, sources.examples, sources.known),
  ];
  for (const line of problems) process.stdout.write(`still wrong: ${line}\n`);
  const wrong = problems.length === 0 ? '' : `; ${problems.length} things that npm run check fails for`;
  process.stdout.write(`${documents.size} documents, ${changed.length} written or taken away${wrong}\n`);
} catch (error) {
  fail(error);
}
