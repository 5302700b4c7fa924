import type { ComponentChildren, JSX } from 'preact';
import type { Problem } from '../app/api.ts';
import { language, say } from '../app/language.ts';
import { toRule } from '../app/route.ts';
import { dayText, distanceText } from '../words/dates.ts';

/** The small pieces that every view is put together from. */

export const RuleLink = ({ rule, long = false }: { readonly rule: string; readonly long?: boolean }): JSX.Element => (
  <a class="rule" href={toRule(rule)} title={say(`Læs regel ${rule}`, `Read rule ${rule}`)}>
    {long ? say(`Regel ${rule}`, `Rule ${rule}`) : `§ ${rule}`}
  </a>
);

type Tone = 'info' | 'success' | 'warning' | 'error' | 'plain';

export const Badge = ({ tone, children }: { readonly tone: Tone; readonly children: ComponentChildren }): JSX.Element => (
  <span class={tone === 'plain' ? 'badge badge-plain' : `badge badge-${tone}`}>{children}</span>
);

interface AlertProps {
  readonly tone: 'info' | 'success' | 'warning' | 'error';
  readonly title?: string;
  readonly children?: ComponentChildren;
  /** Said aloud when it comes. */
  readonly live?: boolean;
}

export const Alert = ({ tone, title, children, live = false }: AlertProps): JSX.Element => (
  <div class={`alert alert-${tone}`} role={live ? (tone === 'error' ? 'alert' : 'status') : undefined}>
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
    <Alert tone={status === 0 || status >= 500 ? 'warning' : 'error'} title={title} live>
      <p>
        {detail} {rule === undefined || rule === '0' ? null : <RuleLink rule={rule} long />}
      </p>
      {errors === undefined ? null : (
        <ul>
          {errors.map((e) => (
            <li key={e.path}>
              {e.path}: {e.message}
            </li>
          ))}
        </ul>
      )}
      {again === undefined ? null : (
        <button type="button" class="button button-secondary" onClick={again}>
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
