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
  const sameAs = (t: Line): string => `${t.rule} ${t.text}`;
  // twenty deadlines closed at once are one line
  const lines = [...new Map(all.map((t) => [sameAs(t), t])).values()];
  const times = (line: Line): number => all.filter((t) => sameAs(t) === sameAs(line)).length;
  return (
    <ul class="facts">
      {lines.map((t, i) => (
        // facts have no ids, and never change places
        <li key={i}>
          {t.text} {times(t) > 1 ? <span class="weak">({say(`${times(t)} gange`, `${times(t)} times`)})</span> : null}{' '}
          <RuleLink rule={t.rule} />
        </li>
      ))}
    </ul>
  );
};
