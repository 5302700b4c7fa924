import type { JSX } from 'preact';
import { of, say } from '../app/language.ts';
import { names } from '../app/names.ts';
import type { Fact } from '../app/shapes.ts';
import { eventText } from '../words/commands.ts';
import { factText } from '../words/facts.ts';
import { RuleLink } from './basics.tsx';

interface Line {
  readonly text: string;
  readonly rule: string;
}

/** What an entry says happened; an entry without facts says at least what was done. */
export const Facts = ({
  what,
  command,
  rule,
}: {
  readonly what: readonly Fact[];
  readonly command: string;
  readonly rule: string;
}): JSX.Element => {
  const n = names();
  const all =
    what.length === 0 ? [{ text: of(eventText(command)), rule }] : what.map((f) => ({ text: of(factText(f, n)), rule: f.rule ?? rule }));
  // twenty deadlines closed at once are one line
  const lines = new Map<string, Line & { readonly times: number }>();
  for (const line of all) {
    const key = `${line.rule} ${line.text}`;
    lines.set(key, { ...line, times: (lines.get(key)?.times ?? 0) + 1 });
  }
  return (
    <ul class="facts">
      {[...lines.values()].map((t, i) => (
        // facts have no ids, and never change places
        <li key={i}>
          {t.text} {t.times > 1 ? <span class="weak">({say(`${t.times} gange`, `${t.times} times`)})</span> : null}{' '}
          <RuleLink rule={t.rule} />
        </li>
      ))}
    </ul>
  );
};
