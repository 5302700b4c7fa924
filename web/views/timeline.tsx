import type { JSX } from 'preact';
import { memo } from 'preact/compat';
import { useMemo, useState } from 'preact/hooks';
import { type How, useAsked } from '../app/asked.ts';
import { language, of, say } from '../app/language.ts';
import type { Entry } from '../app/shapes.ts';
import { Badge, Empty, Loading, Panel, ProblemAlert, ruleText } from '../parts/basics.tsx';
import { Facts } from '../parts/entries.tsx';
import { daysBetween, dayText, instantText, localMinute, monthText, numberText } from '../words/dates.ts';
import { type Subject, subjects } from '../words/fact-words.ts';
import { subjectOf } from '../words/facts.ts';
import { whoText } from '../words/roles.ts';
import type { Now } from './now.ts';

/** What happened, newest first: who, what, from when it holds and when it was recorded. */

/** As many as are put on the page at once; the rest comes on demand, so that thousands stay smooth. */
const AT_ONCE = 100;

const dayRecorded = (entry: Entry): string => localMinute(entry.recordedAt).slice(0, 10);
const lateBy = (entry: Entry): number => daysBetween(entry.effectiveOn, dayRecorded(entry));

/** What was recorded never changes: after news only what is newer is read, and only that is drawn. */
const EntryItem = memo(({ entry }: { readonly entry: Entry }): JSX.Element => {
  const late = lateBy(entry);
  return (
    <li class={late > 0 ? 'entry late' : 'entry'}>
      <div class="entry-date">
        <time dateTime={entry.effectiveOn}>{dayText(entry.effectiveOn, language.value)}</time>
        {late > 0 ? (
          <Badge tone="warning">
            {say(`Registreret ${late} ${late === 1 ? 'dag' : 'dage'} senere`, `Recorded ${late} ${late === 1 ? 'day' : 'days'} later`)}
          </Badge>
        ) : null}
        {late < 0 ? <Badge tone="info">{say('Registreret på forhånd', 'Recorded ahead')}</Badge> : null}
      </div>
      <Facts what={entry.what} command={entry.command} rule={entry.rule} />
      <p class="entry-by">
        {of(whoText(entry.by))} · {say('registreret', 'recorded')} {instantText(entry.recordedAt, language.value)}
      </p>
    </li>
  );
});

interface Month {
  /** Stays while entries come and go: a month that is there is not drawn anew. */
  readonly key: string;
  readonly month: string;
  readonly entries: Entry[];
}

const byMonth = (entries: readonly Entry[]): readonly Month[] => {
  const months: Month[] = [];
  for (const entry of entries) {
    const month = dayRecorded(entry).slice(0, 7);
    const last = months.at(-1);
    if (last?.month === month) last.entries.push(entry);
    else months.push({ key: `${month} ${months.filter((m) => m.month === month).length}`, month, entries: [entry] });
  }
  return months;
};

interface Lines {
  readonly timeline: readonly Entry[];
}

const keyOf = ({ seq, recordedAt }: Entry): string => `${seq} ${recordedAt}`;

/** After news: what was recorded since the newest line that is known, its own instant with it. */
const newer =
  (path: string) =>
  ({ timeline }: Lines): ReturnType<NonNullable<How<Lines>['rest']>> => {
    const newest = timeline.at(-1);
    return {
      path: newest === undefined ? path : `${path}?since=${encodeURIComponent(newest.recordedAt)}`,
      join: (fresh) => {
        const known = new Set(timeline.map(keyOf));
        return { timeline: [...timeline, ...fresh.timeline.filter((entry) => !known.has(keyOf(entry)))] };
      },
    };
  };

export const Timeline = ({ citizenId, mark }: Now): JSX.Element => {
  const path = `/citizens/${encodeURIComponent(citizenId)}/timeline`;
  const asked = useAsked<Lines>(path, { mark, rest: newer(path) });
  const [about, setAbout] = useState<Subject | ''>('');
  const [rule, setRule] = useState('');
  const [lateOnly, setLateOnly] = useState(false);
  const [shown, setShown] = useState(AT_ONCE);

  const all = useMemo(() => [...(asked.value?.timeline ?? [])].sort((a, b) => b.seq - a.seq), [asked.value]);
  const rules = useMemo(() => [...new Set(all.flatMap((e) => [e.rule, ...e.what.flatMap((f) => f.rule ?? [])]))].sort(), [all]);
  const present = useMemo(() => new Set(all.flatMap((e) => e.what.flatMap((f) => subjectOf(f) ?? []))), [all]);
  const filtered = useMemo(
    () =>
      all.filter(
        (e) =>
          (about === '' || e.what.some((f) => subjectOf(f) === about)) &&
          (rule === '' || e.rule === rule || e.what.some((f) => f.rule === rule)) &&
          (!lateOnly || lateBy(e) > 0),
      ),
    [all, about, rule, lateOnly],
  );

  const count = (n: number): string => numberText(n, language.value);
  /** What is asked for anew begins anew: not with all the thousands that were shown before. */
  const fromTheTop = (): void => setShown(AT_ONCE);

  if (!asked.value) return asked.problem ? <ProblemAlert problem={asked.problem} again={asked.again} /> : <Loading />;
  return (
    <Panel title={say('Tidslinje', 'Timeline')} id="timeline">
      <form class="fields filters" onSubmit={(event) => event.preventDefault()}>
        <div class="form-group">
          <label class="form-label" for="about">
            {say('Emne', 'Subject')}
          </label>
          <select
            class="form-select"
            id="about"
            value={about}
            onChange={(event) => {
              setAbout(event.currentTarget.value as Subject | '');
              fromTheTop();
            }}
          >
            <option value="">{say('Alt', 'Everything')}</option>
            {(Object.keys(subjects) as Subject[])
              .filter((s) => present.has(s))
              .map((s) => (
                <option key={s} value={s}>
                  {of(subjects[s])}
                </option>
              ))}
          </select>
        </div>
        <div class="form-group">
          <label class="form-label" for="by-rule">
            {say('Regel', 'Rule')}
          </label>
          <select
            class="form-select"
            id="by-rule"
            value={rule}
            onChange={(event) => {
              setRule(event.currentTarget.value);
              fromTheTop();
            }}
          >
            <option value="">{say('Alle', 'All')}</option>
            {rules.map((r) => (
              <option key={r} value={r}>
                {ruleText(r)}
              </option>
            ))}
          </select>
        </div>
        <div class="form-group form-group-checkbox">
          <input
            id="late"
            type="checkbox"
            class="form-checkbox"
            checked={lateOnly}
            onChange={(event) => {
              setLateOnly(event.currentTarget.checked);
              fromTheTop();
            }}
          />
          <label for="late">{say('Kun det, der er registreret senere', 'Only what was recorded late')}</label>
        </div>
      </form>
      <p class="weak" role="status">
        {say(`${count(filtered.length)} af ${count(all.length)} hændelser`, `${count(filtered.length)} of ${count(all.length)} events`)}
      </p>
      {filtered.length === 0 ? <Empty>{say('Der er ikke sket noget endnu.', 'Nothing has happened yet.')}</Empty> : null}
      {byMonth(filtered.slice(0, shown)).map(({ key, month, entries }) => (
        <section key={key} class="month">
          <h3 class="month-name">
            {say('Registreret i', 'Recorded in')} {monthText(`${month}-15`, language.value)}
          </h3>
          <ol class="entries" reversed>
            {entries.map((entry) => (
              <EntryItem key={keyOf(entry)} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
      {filtered.length > shown ? (
        <button type="button" class="button button-secondary further" onClick={() => setShown(shown + 4 * AT_ONCE)}>
          {say(`Vis ældre (${count(filtered.length - shown)} til)`, `Show older (${count(filtered.length - shown)} more)`)}
        </button>
      ) : null}
    </Panel>
  );
};
