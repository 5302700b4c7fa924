import { commandWords } from '../../client/commands.ts';
import { type Fact, type FactWords, type Names, type Subject, says } from './fact-words.ts';
import { contactFacts } from './facts/contact.ts';
import { recordsFacts } from './facts/records.ts';
import { workFacts } from './facts/work.ts';
import type { Pair } from './pairs.ts';

/** What happened, as sentences for the reader. One line a fact that a machine reports; a test holds them against the machines. */

const facts: Readonly<Record<string, FactWords>> = { ...contactFacts, ...workFacts, ...recordsFacts };

/** Sentences that stand beside a command's shape, with `{part}` and `{part|day}` to be filled in. */
const ofCommands: ReadonlyMap<string, FactWords> = new Map(
  Object.values(commandWords).flatMap(({ about, facts: sentences = {} }) =>
    Object.entries(sentences).map(([type, [da, en]]) => {
      const filled = (sentence: string, f: Fact, n: Names): string =>
        sentence.replace(/\{(\w+)(\|day)?\}/g, (_, part: string, day?: string) => (day ? n.day(f[part]) : String(f[part])));
      return [type, says(about, (f, n) => [filled(da, f, n), filled(en, f, n)])] as const;
    }),
  ),
);

export const wordsOfFact = (type: string): FactWords | undefined => facts[type] ?? ofCommands.get(type);

/** The fact as a sentence; one without words is shown by its own name rather than not at all. */
export const factText = (fact: Fact, names: Names): Pair => wordsOfFact(fact.type)?.says(fact, names) ?? [fact.type, fact.type];

export const subjectOf = (fact: Fact): Subject | undefined => wordsOfFact(fact.type)?.about;
