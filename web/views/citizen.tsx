import type { JSX } from 'preact';
import { lazy, Suspense } from 'preact/compat';
import type { Problem } from '../app/api.ts';
import { useAsked } from '../app/asked.ts';
import { of, say } from '../app/language.ts';
import { useLive } from '../app/live.ts';
import { type Tab, toCitizen } from '../app/route.ts';
import { session } from '../app/session.ts';
import type { Allowed, Picture, View } from '../app/shapes.ts';
import { Badge, Loading, ProblemAlert, Title } from '../parts/basics.tsx';
import { commands } from '../words/commands.ts';
import { Courses } from './courses.tsx';
import { Give } from './give.tsx';
import { Overview } from './overview.tsx';
import { Records } from './records.tsx';
import { Timeline } from './timeline.tsx';

/** One citizen. What is in sight is read again when there is news. */

const Diagram = lazy(() => import('./diagram.tsx').then(({ Diagram }) => ({ default: Diagram })));

const READS_NAMES = ['jobcentre', 'a-kasse', 'citizen'];
/** Roles that give commands and read nothing: they see what they can do. */
const READS_VIEW = [...READS_NAMES, 'operator'];

const NoCitizen = ({ problem, again }: { readonly problem: Problem; readonly again: () => void }): JSX.Element => (
  <>
    <Title>{say('Borgeren kan ikke vises', 'The citizen cannot be shown')}</Title>
    <ProblemAlert problem={problem} {...(problem.body.status === 0 || problem.body.status >= 500 ? { again } : {})} />
    <p>
      <a href="#/">{say('Find en anden borger', 'Find another citizen')}</a>
    </p>
  </>
);

interface Props {
  readonly citizenId: string;
  readonly tab: Tab;
  readonly detail: string | null;
}

const Tabs = ({ citizenId, tab }: { readonly citizenId: string; readonly tab: Tab }): JSX.Element => {
  const places: readonly (readonly [Tab, string])[] = [
    ['overview', say('Overblik', 'Overview')],
    ['diagram', say('Diagram', 'Diagram')],
    ['timeline', say('Tidslinje', 'Timeline')],
    ['courses', say('Forløb og beskeder', 'Courses and messages')],
    ['records', say('Oplysninger', 'Records')],
  ];
  return (
    <nav class="tabs" aria-label={say('Om borgeren', 'About the citizen')}>
      <ul>
        {places.map(([place, text]) => (
          <li key={place}>
            <a
              href={toCitizen(citizenId, place)}
              aria-current={place === tab || (tab === 'do' && place === 'overview') ? 'page' : undefined}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

export const CitizenPage = ({ citizenId, tab, detail }: Props): JSX.Element => {
  const role = session.value?.signedIn?.role ?? '';
  const reads = READS_VIEW.includes(role);
  const live = useLive(reads ? citizenId : null);
  const path = `/citizens/${encodeURIComponent(citizenId)}`;
  // news is read again for what is in sight; the rest when it is looked at
  const { mark } = live;
  const view = useAsked<View>(reads ? path : null, { mark });
  const dates = useAsked<Picture>(reads ? `${path}/diagrams?next=none` : null, { mark, wanted: tab === 'overview' || tab === 'courses' });
  const allowed = useAsked<{ commands: readonly Allowed[] }>(role === 'operator' ? null : `${path}/allowed`, {
    mark,
    wanted: ['overview', 'do', 'diagram'].includes(tab),
  });
  const person = useAsked<{ name: string | null }>(READS_NAMES.includes(role) ? `${path}/cv` : null);

  const loading =
    (reads && view.value === undefined && view.problem === undefined) || (person.busy && person.value === undefined && !person.problem);
  const name = person.value?.name ?? say(`Borger ${citizenId.slice(0, 8)}`, `Citizen ${citizenId.slice(0, 8)}`);
  if (loading) return <Loading />;
  if (reads && view.problem && !view.value) return <NoCitizen problem={view.problem} again={view.again} />;
  const now = { citizenId, view: view.value, dates: dates.value, allowed: allowed.value?.commands, allowedIn: allowed.spoken, mark };

  return (
    <>
      <div class="citizen-head">
        <Title>{tab === 'do' && detail !== null ? of(commands[detail] ?? [detail, detail]) : name}</Title>
        <p class="head-facts">
          {tab === 'do' ? <span>{name}</span> : null}
          {view.value?.jobcentre ? <span>{say(`Jobcenter ${view.value.jobcentre}`, `Jobcentre ${view.value.jobcentre}`)}</span> : null}
          {view.value?.membership ? <span>A-kasse {view.value.membership.aKasse}</span> : null}
          {live.listening ? null : <Badge tone="warning">{say('Opdateres ikke lige nu', 'Not updating right now')}</Badge>}
        </p>
      </div>
      {reads ? <Tabs citizenId={citizenId} tab={tab} /> : null}
      {view.problem ? <ProblemAlert problem={view.problem} again={view.again} /> : null}
      {tab === 'do' && detail !== null ? <Give {...now} command={detail} awaited={allowed.busy} /> : null}
      {tab === 'overview' ? <Overview {...now} acts={role !== 'operator'} problem={allowed.problem} /> : null}
      {tab === 'timeline' ? <Timeline {...now} /> : null}
      {tab === 'courses' ? <Courses {...now} /> : null}
      {tab === 'records' && view.value ? <Records {...now} view={view.value} /> : null}
      {tab === 'diagram' ? (
        <Suspense fallback={<Loading />}>
          <Diagram {...now} />
        </Suspense>
      ) : null}
    </>
  );
};
