import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ask, asProblem, newKey, type Problem } from '../app/api.ts';
import { useInLanguage } from '../app/asked.ts';
import { bodyOf, type Draft, type Field, fieldsOf, type Schema } from '../app/forms.ts';
import { of, say } from '../app/language.ts';
import { toCitizen } from '../app/route.ts';
import type { Accepted } from '../app/shapes.ts';
import { Alert, Day, Empty, Loading, Panel, ProblemAlert, RuleLink, Said } from '../parts/basics.tsx';
import { Facts } from '../parts/entries.tsx';
import { dateText } from '../words/commands.ts';
import { dayText } from '../words/dates.ts';
import { MessageItem } from './courses.tsx';
import { FormField } from './form.tsx';
import type { Now } from './now.ts';

/** Giving one command: its form, what it would do (today or on another day), and doing it. */

interface Operation {
  readonly summary: string;
  readonly description: string;
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } };
}
interface Document {
  readonly paths: Readonly<Record<string, { readonly post?: Operation }>>;
}

let read: Promise<Document> | undefined;
const documentOnce = (): Promise<Document> => {
  read ??= ask<Document>('/openapi.json').catch((error: unknown) => {
    read = undefined;
    throw error;
  });
  return read;
};

const first = (fields: readonly Field[], today: string | undefined): Draft =>
  Object.fromEntries(
    fields.flatMap((f): readonly (readonly [string, unknown])[] => {
      if (f.kind === 'boolean') return [[f.name, f.schema.default === true]];
      // what holds from a day mostly holds from today
      if (f.kind === 'date' && f.required && today !== undefined && !['deadline', 'date1', 'date2'].includes(f.name))
        return [[f.name, today]];
      return [];
    }),
  );

const Consequences = ({ answer, today }: { readonly answer: Accepted; readonly today: string | undefined }): JSX.Element => (
  <div class="consequences">
    <h3 class="h4">{say('Det ville ske', 'What would happen')}</h3>
    {answer.timeline.map((e) => (
      <Facts key={e.seq} what={e.what.filter((f) => f.type !== 'deadline-moved')} command={e.command} rule={e.rule} />
    ))}
    {answer.messages === undefined ? null : (
      <>
        <h3 class="h4">{say('Beskeder, der ville blive sendt', 'Messages that would be sent')}</h3>
        {answer.messages.length === 0 ? <Empty>{say('Ingen', 'None')}</Empty> : null}
        <ul class="messages">
          {answer.messages.map((m, i) => (
            // what was never sent has no id
            <MessageItem key={i} message={m} />
          ))}
        </ul>
      </>
    )}
    {answer.dates === undefined ? null : (
      <>
        <h3 class="h4">{say('Datoer, der ville ændre sig', 'Dates that would change')}</h3>
        {answer.dates.length === 0 ? <Empty>{say('Ingen', 'None')}</Empty> : null}
        <ul class="facts">
          {answer.dates.map((d) => (
            <li key={`${d.machine} ${d.event} ${d.from} ${d.to}`}>
              {of(dateText(d))}:{' '}
              {d.from === null ? null : (
                <>
                  {d.to === null ? say('sker ikke længere', 'no longer happens on') : say('flyttes fra', 'moves from')} <Day day={d.from} />
                </>
              )}{' '}
              {d.to === null ? null : (
                <>
                  {d.from === null ? null : say('til', 'to')} <Day day={d.to} {...(today === undefined ? {} : { today })} />
                </>
              )}{' '}
              <RuleLink rule={d.rule} />
            </li>
          ))}
        </ul>
      </>
    )}
  </div>
);

const Done = ({ answer, citizenId }: { readonly answer: Accepted; readonly citizenId: string }): JSX.Element => {
  const shown = Object.entries(answer.result ?? {}).filter(([name]) => ['username', 'password'].includes(name));
  const profile = answer.result?.jobnetProfile as { username: string; password: string } | undefined;
  const secrets = profile ? Object.entries(profile) : shown;
  return (
    <Alert tone="success" title={say('Det er gjort', 'Done')} live>
      {answer.timeline.map((e) => (
        <Facts key={e.seq} what={e.what} command={e.command} rule={e.rule} />
      ))}
      {secrets.length === 0 ? null : (
        <dl class="answers">
          {secrets.map(([name, value]) => (
            <div key={name}>
              <dt>
                {name === 'username' ? say('Brugernavn', 'User name') : say('Adgangskode (vises kun nu)', 'Password (shown only now)')}
              </dt>
              <dd>{String(value)}</dd>
            </div>
          ))}
        </dl>
      )}
      <p>
        <a href={toCitizen(citizenId)}>{say('Tilbage til overblikket', 'Back to the overview')}</a>
      </p>
    </Alert>
  );
};

/** Where the API points at a field: its own message beside it. */
const errorsByField = (problem: Problem | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries((problem?.body.errors ?? []).map((e) => [e.path.split('.')[0] ?? '', e.message]));

interface GiveProps extends Now {
  readonly command: string;
  /** What the role may do is still being asked: whether there is a button to do it is not known yet. */
  readonly awaited: boolean;
}

export const Give = ({ citizenId, view, command, allowed, allowedIn, awaited }: GiveProps): JSX.Element => {
  const [operation, setOperation] = useState<Operation | null | undefined>();
  const [draft, setDraft] = useState<Draft>({});
  const [on, setOn] = useState('');
  const [problem, setProblem] = useState<Problem | undefined>();
  const [would, setWould] = useState<Accepted | undefined>();
  const [done, setDone] = useState<Accepted | undefined>();
  const [busy, setBusy] = useState(false);
  /** It was tried, not given: what is said of it stands where it was tried. */
  const [tried, setTried] = useState(false);
  const key = useRef(newKey());
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    documentOnce().then(
      (d) => setOperation(d.paths[`/citizens/{citizenId}/${command}`]?.post ?? null),
      (error: unknown) => setProblem(asProblem(error)),
    );
  }, [command]);
  const fields = useMemo(() => fieldsOf(command, operation?.requestBody?.content['application/json'].schema ?? {}), [command, operation]);
  // a draft begins once for a command; news of the citizen do not begin it anew
  useEffect(() => setDraft(first(fields, view?.today)), [fields, view?.today !== undefined]);

  const path = `/citizens/${encodeURIComponent(citizenId)}/${command}`;
  const send = async (dry: boolean, shown = dry, day = on): Promise<void> => {
    if (form.current?.reportValidity() === false) return;
    setBusy(true);
    setTried(shown);
    setProblem(undefined);
    setWould(undefined);
    setDone(undefined);
    try {
      const body = bodyOf(fields, draft);
      if (dry) {
        const foreseen = { command, payload: body, ...(day === '' ? {} : { on: day }) };
        const query = `?dry-run=true&consequences=true${day === '' ? '' : `&on=${day}`}`;
        setWould(
          view === undefined
            ? await ask<Accepted>(`${path}${query}`, { method: 'POST', body })
            : await ask<Accepted>(`/citizens/${encodeURIComponent(citizenId)}/what-if`, { method: 'POST', body: foreseen }),
        );
      } else {
        setDone(await ask<Accepted>(path, { method: 'POST', body, key: key.current }));
        key.current = newKey();
        setDraft(first(fields, view?.today));
      }
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };
  // what was refused is refused again in the other language, by trying it: nothing is given twice
  useInLanguage(problem !== undefined, () => void send(true, tried));

  if (operation === null) return <Empty>{say('Kommandoen findes ikke.', 'There is no such command.')}</Empty>;
  if (operation === undefined || (awaited && allowed === undefined)) return problem ? <ProblemAlert problem={problem} /> : <Loading />;
  const refused = allowed?.find((a) => a.command === command && !a.allowed);
  const errors = errorsByField(problem);
  // what is said to have happened on a day to come can be tried as of that day
  const ahead = fields
    .flatMap(({ kind, name }) => (kind === 'date' && typeof draft[name] === 'string' ? [draft[name]] : []))
    .filter((day) => view !== undefined && day > (on === '' ? view.today : on))
    .sort()
    .at(0);
  // a command of others can be tried out, not given
  const mine = allowed?.some((a) => a.command === command) ?? false;

  const change = (name: string, value: unknown): void => {
    setDraft((d) => ({ ...d, [name]: value }));
    setWould(undefined);
    setDone(undefined);
    key.current = newKey();
  };
  return (
    <div class="two">
      <Panel title={mine || allowed === undefined ? say('Udfyld', 'Fill in') : say('Prøv af', 'Try out')} id="give">
        {allowed !== undefined && !mine ? (
          <Alert tone="info">
            <p>{say('Det er andre, der gør dette. Du kan se, hvad der ville ske.', 'Others do this. You can see what would happen.')}</p>
          </Alert>
        ) : null}
        {refused && problem?.body.rule !== refused.rule ? (
          <Alert tone="info" title={say('En regel siger nej lige nu', 'A rule says no right now')}>
            <p>
              <Said spoken={allowedIn}>{refused.detail}</Said> <RuleLink rule={refused.rule} long />
            </p>
          </Alert>
        ) : null}
        <form
          ref={form}
          onSubmit={(event) => {
            event.preventDefault();
            void send(!mine);
          }}
        >
          {fields.length === 0 ? <p>{say('Der er ikke noget at udfylde.', 'There is nothing to fill in.')}</p> : null}
          {fields.map((field) => (
            <FormField
              key={field.name}
              command={command}
              field={field}
              draft={draft}
              view={view}
              error={problem && errors[field.name] && <Said spoken={problem.spoken}>{errors[field.name]}</Said>}
              set={change}
            />
          ))}
          <div class="buttons">
            {mine ? (
              <button type="submit" class="button button-primary" disabled={busy}>
                {say('Udfør', 'Do it')}
              </button>
            ) : null}
            <a class="button button-tertiary" href={toCitizen(citizenId)}>
              {say('Fortryd', 'Cancel')}
            </a>
          </div>
        </form>
        {problem && !tried ? <ProblemAlert problem={problem} /> : null}
        {done ? <Done answer={done} citizenId={citizenId} /> : null}
      </Panel>
      <Panel title={say('Hvad nu hvis?', 'What if?')} id="what-if">
        <p>
          {say(
            'Se, hvad der ville ske, før du gør det. Intet bliver ændret.',
            'See what would happen before you do it. Nothing is changed.',
          )}
        </p>
        <div class="in-line">
          <div class="form-group">
            <label class="form-label" for="on-day">
              {say('På dagen', 'On the day')}
            </label>
            <span class="form-hint" id="on-day-hint">
              {say('Den dag, det bliver gjort. Tomt betyder i dag', 'The day on which it is done. Empty means today')}
            </span>
            <input
              class="form-input short"
              id="on-day"
              type="date"
              min={view?.today}
              aria-describedby="on-day-hint"
              value={on}
              onInput={(event) => {
                setOn(event.currentTarget.value);
                setWould(undefined);
              }}
            />
          </div>
          <button type="button" class="button button-secondary" disabled={busy} onClick={() => void send(true)}>
            {say('Prøv', 'Try')}
          </button>
        </div>
        {problem && tried ? <ProblemAlert problem={problem} /> : null}
        {problem && tried && ahead !== undefined ? (
          <button
            type="button"
            class="button button-secondary"
            disabled={busy}
            onClick={() => {
              setOn(ahead);
              void send(true, true, ahead);
            }}
          >
            {say(`Prøv, som om det er ${dayText(ahead, 'da')}`, `Try as if it were ${dayText(ahead, 'en')}`)}
          </button>
        ) : null}
        <div aria-live="polite">{would ? <Consequences answer={would} today={view?.today} /> : null}</div>
      </Panel>
    </div>
  );
};
