import type { ComponentChildren, JSX } from 'preact';
import { type Problem, retries } from '../app/api.ts';
import { type Language, language, say } from '../app/language.ts';
import { toRule } from '../app/route.ts';
import { dayText, distanceText } from '../words/dates.ts';

/** The small pieces that every view is put together from. */

/** What is the same for all courses stands in no section of the note: it is called by its name, not by a number. */
export const ruleText = (rule: string, long = false): string =>
  rule === '0' ? say('Fælles regel', 'Common rule') : long ? say(`Regel ${rule}`, `Rule ${rule}`) : `§ ${rule}`;

export const RuleLink = ({ rule, long = false }: { readonly rule: string; readonly long?: boolean }): JSX.Element => (
  <a
    class="rule"
    href={toRule(rule)}
    title={say(`Læs ${ruleText(rule, true).toLowerCase()}`, `Read ${ruleText(rule, true).toLowerCase()}`)}
  >
    {ruleText(rule, long)}
  </a>
);

type Tone = 'info' | 'success' | 'warning' | 'error' | 'plain';

export const Badge = ({ tone, children }: { readonly tone: Tone; readonly children: ComponentChildren }): JSX.Element => (
  <span class={tone === 'plain' ? 'badge badge-plain' : `badge badge-${tone}`}>{children}</span>
);

/** What the server said: as long as it stands in a language that the reader has left, it says which. */
export const Said = ({ spoken, children }: { readonly spoken: Language; readonly children: ComponentChildren }): JSX.Element => (
  <span lang={spoken === language.value ? undefined : spoken}>{children}</span>
);

interface AlertProps {
  readonly tone: 'info' | 'success' | 'warning' | 'error';
  readonly title?: ComponentChildren;
  readonly children?: ComponentChildren;
  /** Said aloud when it comes. */
  readonly live?: boolean;
  /** Of those that say the same beside one another only the last is shown. */
  readonly kind?: 'no-connection';
}

/** A mark in the circle or triangle that Det Fælles Designsystem draws. */
const MARKS: Readonly<Record<AlertProps['tone'], string>> = {
  info: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20m1 15h-2v-6h2zm0-8h-2V7h2z',
  success: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20m-2 15-5-5 1.4-1.4 3.6 3.6 7.6-7.6L19 8z',
  warning: 'M1 21h22L12 2zm12-3h-2v-2h2zm0-4h-2v-4h2z',
  error: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20m1 15h-2v-2h2zm0-4h-2V7h2z',
};

export const Alert = ({ tone, title, children, live = false, kind }: AlertProps): JSX.Element => (
  <div
    class={`alert alert-${tone}${kind === undefined ? '' : ` ${kind}`}`}
    role={live ? (tone === 'error' ? 'alert' : 'status') : undefined}
  >
    <svg class="alert-icon mark" viewBox="0 0 24 24" aria-hidden="true">
      <path d={MARKS[tone]} />
    </svg>
    <div class="alert-text">
      {title === undefined ? null : <p class="alert-title">{title}</p>}
      {children}
    </div>
  </div>
);

/** What the API would not do, with the paragraph where a rule says no. */
export const ProblemAlert = ({ problem, again }: { readonly problem: Problem; readonly again?: () => void }): JSX.Element => {
  const { title, detail, rule, errors, status } = problem.body;
  return (
    <Alert
      tone={status === 0 || status >= 500 ? 'warning' : 'error'}
      title={<Said spoken={problem.spoken}>{title}</Said>}
      {...(status === 0 ? { kind: 'no-connection' as const } : {})}
      live
    >
      <p>
        <Said spoken={problem.spoken}>{detail}</Said> {rule === undefined ? null : <RuleLink rule={rule} long />}
      </p>
      {errors === undefined ? null : (
        <ul>
          {errors.map((e) => (
            <li key={e.path}>
              {e.path}: <Said spoken={problem.spoken}>{e.message}</Said>
            </li>
          ))}
        </ul>
      )}
      {again === undefined ? null : (
        <button type="button" class="button button-secondary" onClick={status === 0 ? () => retries.value++ : again}>
          {say('Prøv igen', 'Try again')}
        </button>
      )}
    </Alert>
  );
};

export const Loading = (): JSX.Element => (
  <p class="loading" role="status">
    {say('Henter …', 'Loading …')}
  </p>
);

export const Empty = ({ children }: { readonly children: ComponentChildren }): JSX.Element => <p class="empty">{children}</p>;

/** A day with how far it is away. */
export const Day = ({ day, today }: { readonly day: string; readonly today?: string }): JSX.Element => (
  <>
    <time dateTime={day}>{dayText(day, language.value)}</time>
    {today === undefined ? null : <span class="away"> ({distanceText(today, day, language.value)})</span>}
  </>
);

interface PanelProps {
  readonly title: string;
  readonly id: string;
  readonly children: ComponentChildren;
  readonly aside?: ComponentChildren;
}

/** A part of a page with a heading of its own. */
export const Panel = ({ title, id, children, aside }: PanelProps): JSX.Element => (
  <section class="panel" aria-labelledby={id}>
    <div class="panel-head">
      <h2 id={id} class="h3">
        {title}
      </h2>
      {aside}
    </div>
    {children}
  </section>
);

/** The main heading of a place: focused after a change of place, so that the screen reader goes on there. */
export const Title = ({ children }: { readonly children: ComponentChildren }): JSX.Element => (
  <h1 tabIndex={-1} class="h2">
    {children}
  </h1>
);
