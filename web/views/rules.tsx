import type { JSX } from 'preact';
import { lazy, Suspense } from 'preact/compat';
import type { Problem } from '../app/api.ts';
import { useAsked } from '../app/asked.ts';
import { language, of, say } from '../app/language.ts';
import { toRule } from '../app/route.ts';
import type { Chart } from '../app/shapes.ts';
import { Badge, Empty, Loading, Panel, ProblemAlert, Title } from '../parts/basics.tsx';
import { Markdown } from '../parts/markdown.tsx';
import { commands } from '../words/commands.ts';
import { dayText } from '../words/dates.ts';

/** The rules, a page for each section of the note: what must hold, when it is in force, what it refuses, and the note's own words beside it. */

const ChartPicture = lazy(() => import('./chart-picture.tsx').then((d) => ({ default: d.ChartPicture })));

interface Section {
  readonly section: string;
  readonly title: { readonly da: string; readonly en: string };
  readonly rules: number;
}

interface Page extends Omit<Section, 'rules'> {
  readonly rules: readonly {
    readonly letter: string | null;
    readonly code: string;
    readonly da: string;
    readonly en: string;
    readonly wrong: { readonly da: readonly string[]; readonly en: readonly string[] };
    readonly validFrom: string | null;
    readonly validTo: string | null;
    readonly assumption: string | null;
    readonly commands: readonly string[];
  }[];
  readonly assumptions: readonly { readonly id: string; readonly section: string; readonly da: string; readonly en: string }[];
  readonly charts: readonly string[];
  readonly note: readonly { readonly id: string; readonly letter: string | null; readonly kind: string; readonly da: string }[];
  readonly tables: string;
}

const inForce = (from: string | null, to: string | null): string => {
  if (from === null && to === null) return say('Altid', 'Always');
  const [a, b] = [dayText(from, language.value), dayText(to, language.value)];
  if (to === null) return say(`Fra ${a}`, `From ${a}`);
  if (from === null) return say(`Til og med ${b}`, `To ${b}`);
  return `${a} – ${b}`;
};

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const NoSection = ({ problem, again }: { readonly problem: Problem; readonly again: () => void }): JSX.Element => (
  <>
    <Title>{say('Reglen kan ikke vises', 'The rule cannot be shown')}</Title>
    <ProblemAlert problem={problem} {...(problem.body.status === 404 ? {} : { again })} />
    <p>
      <a href="#/rules">{say('Alle regler', 'All rules')}</a>
    </p>
  </>
);

/** What a refusal says; a gap stands where it names the fact that decides. */
const Wrong = ({ said }: { readonly said: readonly string[] }): JSX.Element | null =>
  said.length === 0 ? null : (
    <div class="rule-wrong">
      <p class="weak">{say('Ellers lyder afslaget:', 'Otherwise the refusal says:')}</p>
      <ul class="facts">
        {said.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );

const SectionPage = ({ section }: { readonly section: string }): JSX.Element => {
  const page = useAsked<Page>(`/rules/${encodeURIComponent(section)}`);
  const charts = useAsked<readonly Chart[]>('/charts');
  if (!page.value) return page.problem ? <NoSection problem={page.problem} again={page.again} /> : <Loading />;
  const { title, rules, assumptions, note, tables } = page.value;
  const shown = (charts.value ?? []).filter((c) => page.value?.charts.includes(c.machine));
  return (
    <>
      <p>
        <a href="#/rules">{say('Alle regler', 'All rules')}</a>
      </p>
      <Title>
        {section === '0' ? '' : `§ ${section} `}
        {of([title.da, title.en])}
      </Title>
      <div class={rules.length === 0 ? 'one' : 'two'}>
        <Panel title={say('Reglerne', 'The rules')} id="rules">
          {rules.length === 0 ? (
            <Empty>
              {say(
                'Afsnittet afviser ikke noget; det står i diagrammerne og tabellerne nedenfor.',
                'The section refuses nothing; it stands in the charts and tables below.',
              )}
            </Empty>
          ) : null}
          <ol class="rule-list">
            {rules.map((r) => (
              <li key={`${r.code} ${r.en}`}>
                <p class="rule-sentence">
                  {r.letter === null ? null : <span class="letter">{r.letter}.</span>} {sentence(of([r.da, r.en]))}
                </p>
                <Wrong said={r.wrong[language.value]} />
                <p class="weak">
                  <Badge tone={r.validFrom === null && r.validTo === null ? 'plain' : 'info'}>{inForce(r.validFrom, r.validTo)}</Badge>{' '}
                  {say('Afviser', 'Refuses')}: {r.commands.map((c) => of(commands[c] ?? [c, c])).join(', ')} · {say('kode', 'code')}{' '}
                  {r.code}
                  {r.assumption === null ? '' : ` · ${say('antagelse', 'assumption')} ${r.assumption}`}
                </p>
              </li>
            ))}
          </ol>
        </Panel>
        <Panel title={say('Releasenotens egne ord', 'The note’s own words')} id="note">
          {note.length === 0 ? <Empty>{say('Afsnittet står ikke i releasenoten.', 'The section is not in the note.')}</Empty> : null}
          <ul class="note" lang="da">
            {note.map((s) => (
              <li key={s.id} class={s.kind}>
                {s.letter === null ? null : <span class="letter">{s.letter}.</span>} {s.da}
              </li>
            ))}
          </ul>
        </Panel>
      </div>
      {assumptions.length === 0 ? null : (
        <Panel title={say('Antagelser', 'Assumptions')} id="assumptions">
          <ul class="facts">
            {assumptions.map((a) => (
              <li key={a.id}>
                <strong>{a.id}</strong> {of([a.da, a.en])}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {shown.length === 0 ? null : (
        <Panel title={say('Diagrammer', 'Charts')} id="charts">
          {shown.map((chart) => (
            <details key={chart.machine} class="more">
              <summary>{of([chart.title.da, chart.title.en])}</summary>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard */}
              <section class="chart-frame" tabIndex={0} aria-label={of([chart.title.da, chart.title.en])}>
                <Suspense fallback={<Loading />}>
                  <ChartPicture chart={chart} item={null} next={[]} all zoom={0} />
                </Suspense>
              </section>
            </details>
          ))}
        </Panel>
      )}
      {tables === '' ? null : (
        <Panel title={say('Tabeller, datoer og tal', 'Tables, dates and figures')} id="tables">
          {language.value === 'da' ? <p class="weak">Skrevet ud af programmet selv, på engelsk.</p> : null}
          <div lang="en">
            <Markdown text={tables} />
          </div>
        </Panel>
      )}
    </>
  );
};

const AllSections = (): JSX.Element => {
  const asked = useAsked<readonly Section[]>('/rules');
  if (!asked.value) return asked.problem ? <ProblemAlert problem={asked.problem} again={asked.again} /> : <Loading />;
  return (
    <>
      <Title>{say('Regler', 'Rules')}</Title>
      <p>
        {say(
          'Hvert afsnit i releasenoten har sin side: hvad der skal gælde, hvornår reglen er i kraft, hvad den afviser, og notens egne ord.',
          'Each section of the release note has its page: what must hold, when the rule is in force, what it refuses, and the note’s own words.',
        )}
      </p>
      <ul class="sections">
        {asked.value.map((s) => (
          <li key={s.section}>
            <a href={toRule(s.section)}>
              {s.section === '0' ? '' : `§ ${s.section} `}
              {of([s.title.da, s.title.en])}
            </a>
            <span class="weak">
              {' '}
              {s.rules === 0
                ? ''
                : say(`${s.rules} ${s.rules === 1 ? 'regel' : 'regler'}`, `${s.rules} ${s.rules === 1 ? 'rule' : 'rules'}`)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
};

export const Rules = ({ section }: { readonly section: string | null }): JSX.Element =>
  section === null ? <AllSections /> : <SectionPage key={section} section={section} />;
