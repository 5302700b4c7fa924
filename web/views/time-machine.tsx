import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ask, asProblem, type Problem } from '../app/api.ts';
import { language, of, say } from '../app/language.ts';
import { forgetLists } from '../app/names.ts';
import { go, route, toCitizen } from '../app/route.ts';
import { session, signInLocally } from '../app/session.ts';
import { Badge, ProblemAlert, RuleLink } from '../parts/basics.tsx';
import { commands } from '../words/commands.ts';
import { dayText, minuteText } from '../words/dates.ts';
import { whoText } from '../words/roles.ts';
import { stories } from '../words/stories.ts';

/** The clock to turn and the stories to play, on top of the page of the time machine. */

interface StoryStep {
  readonly text: string;
  readonly at: string | null;
  readonly by: string | null;
  readonly command: string | null;
  readonly get: string | null;
  readonly citizen: string | null;
  readonly rejected: string | null;
  readonly looks: boolean;
}

interface State {
  readonly now: string;
  readonly today: string;
  readonly start: string;
  readonly stories: readonly {
    readonly story: string;
    readonly title: string | null;
    readonly rule: string | null;
    readonly steps: number;
  }[];
  readonly story: {
    readonly story: string;
    readonly title: string | null;
    readonly rule: string | null;
    readonly citizens: readonly {
      readonly name: string;
      readonly called: string;
      readonly jobcentre: string;
      readonly citizenId: string | null;
    }[];
    readonly steps: readonly StoryStep[];
    readonly outcomes: readonly { readonly status: 'done' | 'failed'; readonly expected?: string; readonly seen?: string }[];
  } | null;
}

const state = signal<State | null>(null);
/** Counts the turns of the clock, for what does not hear of them otherwise. */
export const turns = signal(0);

const take = (next: State): void => {
  const before = state.value;
  state.value = next;
  if (before && before.today !== next.today) {
    turns.value++;
    forgetLists();
  }
};

const titleOf = ({ story, title }: { readonly story: string; readonly title: string | null }): string =>
  say(stories[story] ?? title ?? story, title ?? story);

type People = NonNullable<State['story']>['citizens'];

/** Whom a step is about, in a story with several citizens. */
const aboutWhom = (called: string | null, people: People): string | null =>
  called === null || people.length < 2 ? null : (people.find((c) => c.called === called)?.name ?? called);

const stepText = (step: StoryStep, people: People): string => {
  const parts: string[] = [];
  const who = step.by === null ? '' : of(whoText(step.by));
  if (step.command !== null) parts.push(`${who}: ${of(commands[step.command] ?? [step.command, step.command])}`);
  else if (step.get !== null) parts.push(`${who}: ${say('læser', 'reads')}`);
  const whom = aboutWhom(step.citizen, people);
  if (whom !== null) parts[Math.max(0, parts.length - 1)] = `${parts.at(-1) ?? ''} (${whom})`.trim();
  if (step.rejected !== null) parts.push(say('afvises', 'is refused'));
  if (step.looks) parts.push(say('kontrol af, hvad der nu gælder', 'a check of what holds now'));
  return parts.length > 0 ? parts.join(', ') : say('Tiden går', 'Time passes');
};

const whenText = (at: string): string => (at.includes('T') ? minuteText(at, language.value) : dayText(at, language.value));

const Story = ({
  story,
  act,
  busy,
}: {
  readonly story: NonNullable<State['story']>;
  readonly act: Act;
  readonly busy: boolean;
}): JSX.Element => {
  const done = story.outcomes.length;
  const failed = story.outcomes.some((t) => t.status === 'failed');
  const over = done >= story.steps.length;
  const next = story.steps[done];
  const playAll = async (): Promise<void> => {
    for (let left = story.steps.length - done; left > 0; left--) {
      if (!(await act('/step', {}))) return;
      if (state.value?.story?.outcomes.at(-1)?.status === 'failed') return;
    }
  };
  return (
    <div class="story">
      <p class="story-head">
        <strong>{titleOf(story)}</strong> {story.rule === null ? null : <RuleLink rule={story.rule} />}{' '}
        <span>{say(`Trin ${done} af ${story.steps.length}`, `Step ${done} of ${story.steps.length}`)}</span>{' '}
        {over && !failed ? <Badge tone="success">{say('Historien er slut', 'The story is over')}</Badge> : null}
        {failed ? <Badge tone="error">{say('Gik anderledes end skrevet', 'Went otherwise than written')}</Badge> : null}
      </p>
      <p class="story-people">
        {story.citizens.map((c) =>
          c.citizenId === null ? null : (
            <a key={c.called} href={toCitizen(c.citizenId)} onClick={() => void signInLocally('jobcentre', c.jobcentre)}>
              {c.name}
            </a>
          ),
        )}
      </p>
      <div class="buttons">
        <button type="button" class="button button-secondary" disabled={busy || over} onClick={() => void act('/step', {})}>
          {say('Næste trin', 'Next step')}
        </button>
        <button type="button" class="button button-secondary" disabled={busy || over} onClick={() => void playAll()}>
          {say('Spil til ende', 'Play to the end')}
        </button>
        <button type="button" class="button button-tertiary" disabled={busy} onClick={() => void act('/story', { story: '' })}>
          {say('Luk historien', 'Close the story')}
        </button>
      </div>
      {next === undefined ? null : (
        <p class="story-next" aria-live="polite">
          {say('Næste', 'Next')}: {next.at === null ? '' : `${whenText(next.at)}: `}
          {stepText(next, story.citizens)}
        </p>
      )}
      <details class="more">
        <summary>{say('Historiens trin', 'The steps of the story')}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard */}
        <ol class="story-steps" tabIndex={0} aria-label={say('Historiens trin', 'The steps of the story')}>
          {story.steps.map((step, i) => (
            // steps have no ids, and never change places
            <li
              key={`${i} ${step.text}`}
              class={i < done ? (story.outcomes[i]?.status ?? 'done') : i === done ? 'coming-up' : ''}
              aria-current={i === done ? 'step' : undefined}
            >
              {step.at === null ? null : <span class="weak">{whenText(step.at)}: </span>}
              {stepText(step, story.citizens)}
              {story.outcomes[i]?.status === 'failed' ? (
                <span class="story-failure">
                  {' '}
                  {say('Ventet', 'Expected')}: <span lang="en">{story.outcomes[i]?.expected}</span>. {say('Set', 'Seen')}:{' '}
                  <span lang="en">{story.outcomes[i]?.seen}</span>
                </span>
              ) : null}
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
};

type Act = (path: string, body: unknown) => Promise<boolean>;

export const TimeMachineBar = (): JSX.Element | null => {
  const [problem, setProblem] = useState<Problem | undefined>();
  const [busy, setBusy] = useState(false);
  const [to, setTo] = useState('');
  useEffect(() => {
    ask<State>('/time-machine').then(take, (error: unknown) => setProblem(asProblem(error)));
  }, []);
  const now = state.value;
  if (now === null) return problem ? <ProblemAlert problem={problem} /> : null;

  const act: Act = async (path, body) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const next = await ask<State>(`/time-machine${path}`, { method: 'POST', body });
      take(next);
      if (path === '/reset' || path === '/story') {
        forgetLists();
        turns.value++;
        const [first] = next.story?.citizens ?? [];
        if (first?.citizenId) {
          await signInLocally('jobcentre', first.jobcentre);
          go(toCitizen(first.citizenId));
        } else go('#/');
      }
      return true;
    } catch (error) {
      setProblem(asProblem(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const here = route.value;
  const citizenId = here.page === 'citizen' ? here.citizenId : undefined;
  const turn =
    (by: string): (() => void) =>
    () =>
      void act('/clock', { by, ...(citizenId === undefined ? {} : { citizenId }) });

  return (
    <aside class="time-machine" aria-label={say('Tidsmaskine', 'Time machine')}>
      <div class="wide">
        <div class="clock">
          <p class="today">
            <span class="today-name">{say('Tidsmaskine', 'Time machine')}</span>
            <time dateTime={now.today} aria-live="polite">
              {dayText(now.today, language.value)}
            </time>
          </p>
          <div class="turns">
            <button type="button" disabled={busy} onClick={turn('day')}>
              {say('+ 1 dag', '+ 1 day')}
            </button>
            <button type="button" disabled={busy} onClick={turn('week')}>
              {say('+ 1 uge', '+ 1 week')}
            </button>
            <button type="button" disabled={busy} onClick={turn('month')}>
              {say('+ 1 måned', '+ 1 month')}
            </button>
            <button type="button" disabled={busy || (citizenId === undefined && now.story === null)} onClick={turn('deadline')}>
              {say('Til næste frist', 'To the next deadline')}
            </button>
            <form
              onSubmit={(event) => {
                event.preventDefault();
                if (to !== '') void act('/clock', { to });
              }}
            >
              <label class="sr-only" for="turn-to">
                {say('Til datoen', 'To the date')}
              </label>
              <input
                id="turn-to"
                type="date"
                min={now.today}
                max="2199-12-31"
                value={to}
                onInput={(event) => setTo(event.currentTarget.value)}
              />
              <button type="submit" disabled={busy || to === ''}>
                {say('Gå til dato', 'Go to date')}
              </button>
            </form>
            <button type="button" disabled={busy} onClick={() => void act('/reset', {})}>
              {say('Begynd forfra', 'Start over')}
            </button>
          </div>
        </div>
        {session.value?.signedIn == null ? null : (
          <div class="story-choice">
            <label for="story">{say('Historie', 'Story')}</label>
            <select
              id="story"
              disabled={busy}
              value={now.story?.story ?? ''}
              onChange={(event) => void act('/story', { story: event.currentTarget.value })}
            >
              <option value="">{say('Ingen – spil frit', 'None – play freely')}</option>
              {now.stories.map((s) => (
                <option key={s.story} value={s.story}>
                  {s.rule === null ? '' : `§ ${s.rule} `}
                  {titleOf(s)}
                </option>
              ))}
            </select>
            {busy ? (
              <span role="status" class="working">
                {say('Arbejder …', 'Working …')}
              </span>
            ) : null}
          </div>
        )}
        {problem ? <ProblemAlert problem={problem} /> : null}
        {now.story === null ? null : <Story story={now.story} act={act} busy={busy} />}
      </div>
    </aside>
  );
};
