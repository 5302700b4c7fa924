import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAsked } from '../app/asked.ts';
import { type Language, of, say } from '../app/language.ts';
import { toCitizen } from '../app/route.ts';
import type { Allowed, Picture } from '../app/shapes.ts';
import { Empty, Loading, ProblemAlert, RuleLink, Said } from '../parts/basics.tsx';
import { commands, eventText, subjectOfCommand } from '../words/commands.ts';
import { type Subject, subjects } from '../words/fact-words.ts';
import { roles } from '../words/roles.ts';
import type { Now } from './now.ts';

/** What can be done now, by subject; what cannot, and why; and what others can do. */

const bySubject = (open: readonly Allowed[]): readonly (readonly [Subject, readonly Allowed[]])[] =>
  (Object.keys(subjects) as Subject[])
    .map((subject) => [subject, open.filter((a) => subjectOfCommand(a.command) === subject)] as const)
    .filter(([, group]) => group.length > 0);

interface ReasonsProps {
  readonly closed: readonly Allowed[];
  readonly spoken: Language;
}

const Reasons = ({ closed, spoken }: ReasonsProps): JSX.Element => (
  <ul class="closed-actions">
    {closed.map(({ command, detail, rule }) => (
      <li key={command}>
        <strong>{text(command)}</strong>
        <span>
          <Said spoken={spoken}>{detail}</Said> <RuleLink rule={rule} />
        </span>
      </li>
    ))}
  </ul>
);

/** What of a subject cannot be done now, where one looks for it; and why, at once below. */
const NotNow = ({ subject, closed, spoken }: ReasonsProps & { readonly subject: Subject }): JSX.Element | null => {
  const [opened, setOpened] = useState(false);
  return closed.length === 0 ? null : (
    <>
      <p class="weak not-now">
        {say('Ikke lige nu', 'Not right now')}: {closed.map((a) => text(a.command)).join(', ')}.{' '}
        <button type="button" class="plain-button" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {say('Hvorfor?', 'Why?')}
          <span class="sr-only"> ({of(subjects[subject])})</span>
        </button>
      </p>
      {opened ? <Reasons closed={closed} spoken={spoken} /> : null}
    </>
  );
};

const text = (command: string): string => of(commands[command] ?? [command, command]);

export const Actions = ({
  citizenId,
  allowed,
  spoken,
}: {
  readonly citizenId: string;
  readonly allowed: readonly Allowed[];
  readonly spoken: Language;
}): JSX.Element => {
  const open = allowed.filter((a) => a.allowed).sort((a, b) => text(a.command).localeCompare(text(b.command), 'da'));
  const closed = allowed.filter((a) => !a.allowed).sort((a, b) => text(a.command).localeCompare(text(b.command), 'da'));
  return (
    <>
      {open.length === 0 ? (
        <Empty>{say('Der er ikke noget, du kan gøre lige nu.', 'There is nothing that you can do right now.')}</Empty>
      ) : null}
      {bySubject(open).map(([subject, group]) => (
        <section key={subject} class="action-group">
          <h3 class="action-subject">{of(subjects[subject])}</h3>
          <ul class="actions">
            {group.map(({ command }) => (
              <li key={command}>
                <a href={toCitizen(citizenId, 'do', command)}>{text(command)}</a>
              </li>
            ))}
          </ul>
          <NotNow subject={subject} closed={closed.filter((a) => subjectOfCommand(a.command) === subject)} spoken={spoken} />
        </section>
      ))}
      {closed.length === 0 ? null : (
        <details class="more" id="closed">
          <summary>{say(`Det kan du ikke lige nu (${closed.length})`, `What you cannot do right now (${closed.length})`)}</summary>
          <Reasons closed={closed} spoken={spoken} />
        </details>
      )}
    </>
  );
};

/** What others may do to this citizen now: to be tried out, not given. It is worked out by trying every command, so not before somebody looks. */
export const OthersDo = ({ citizenId, allowed, mark }: Pick<Now, 'citizenId' | 'allowed' | 'mark'>): JSX.Element => {
  const [opened, setOpened] = useState(false);
  const asked = useAsked<Picture>(`/citizens/${encodeURIComponent(citizenId)}/diagrams`, { mark, wanted: opened });
  const mine = new Set((allowed ?? []).map((a) => a.command));
  const open = (asked.value?.next ?? []).filter((n) => n.how === 'open' && !mine.has(n.event));
  const events = [...new Set(open.map((n) => n.event))];
  const who = (event: string): string =>
    [...new Set(open.filter((n) => n.event === event).flatMap((n) => n.by))].map((r) => of(roles[r] ?? [r, r])).join(', ');
  return (
    <details class="more" open={opened} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{say('Det kan andre gøre', 'What others can do')}</summary>
      <p class="weak">{say('Se, hvad der ville ske, hvis de gjorde det.', 'See what would happen if they did.')}</p>
      {asked.problem ? <ProblemAlert problem={asked.problem} again={asked.again} /> : null}
      {opened && asked.value === undefined && !asked.problem ? <Loading /> : null}
      {asked.value !== undefined && events.length === 0 ? (
        <Empty>{say('Andre kan ikke gøre noget lige nu.', 'Others can do nothing right now.')}</Empty>
      ) : null}
      <ul class="closed-actions">
        {events.map((event) => (
          <li key={event}>
            <a href={toCitizen(citizenId, 'do', event)}>{of(eventText(event))}</a>
            <span class="weak">{who(event)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
};
