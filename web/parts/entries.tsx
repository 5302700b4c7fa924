import type { JSX } from 'preact';
import { of } from '../app/language.ts';
import { names } from '../app/names.ts';
import type { Fact } from '../app/shapes.ts';
import { eventText } from '../words/commands.ts';
import { factText } from '../words/facts.ts';
import { RuleLink } from './basics.tsx';

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
  const lines =
    what.length === 0 ? [{ text: of(eventText(command)), rule }] : what.map((f) => ({ text: of(factText(f, n)), rule: f.rule ?? rule }));
  return (
    <ul class="facts">
      {lines.map((t, i) => (
        // facts have no ids, and never change places
        <li key={i}>
          {t.text} <RuleLink rule={t.rule} />
        </li>
      ))}
    </ul>
  );
};
