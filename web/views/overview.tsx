import type { ComponentChildren, JSX } from 'preact';
import type { Problem } from '../app/api.ts';
import { language, of, say } from '../app/language.ts';
import { names } from '../app/names.ts';
import { toCitizen } from '../app/route.ts';
import type { Deadline, View } from '../app/shapes.ts';
import { Badge, Day, Empty, Loading, Panel, ProblemAlert, RuleLink } from '../parts/basics.tsx';
import { Loss, Thing } from '../parts/thing.tsx';
import { dateText } from '../words/commands.ts';
import { dayText, numberText } from '../words/dates.ts';
import { Actions, OthersDo } from './actions.tsx';
import type { Now } from './now.ts';

/** Where the citizen stands and why, what comes next, and what can be done: to be understood in ten seconds. */

interface Standing {
  readonly term: string;
  readonly text: ComponentChildren;
  readonly more?: ComponentChildren;
}

const since = (day: string | null | undefined): string =>
  day ? say(`siden ${dayText(day, language.value)}`, `since ${dayText(day, language.value)}`) : '';

const contactCourse = (view: View): Standing | undefined => {
  const running = view.absences.find((a) => a.code === 75 && a.status !== 'ended');
  if (!running) return undefined;
  const active = running.status === 'active';
  return {
    term: say('Kontaktforløb', 'Contact course'),
    text: active ? (
      <>
        {say('Hos a-kassen', 'At the a-kasse')} <Badge tone="success">{say('Aktivt', 'Active')}</Badge>
      </>
    ) : (
      <>
        {say('Registreret hos a-kassen', 'At the a-kasse, but resting')} <Badge tone="warning">{say('Inaktivt', 'Inactive')}</Badge>
      </>
    ),
    more: (
      <>
        {say('Fravær 75', 'Absence 75')} {since(running.from)} <RuleLink rule="1.1" />
      </>
    ),
  };
};

const MEETINGS = 3;

const standings = (view: View): readonly Standing[] => {
  const n = names();
  const group = view.contactGroup;
  const sick = view.sickLeaves.find((s) => s.status === 'sick');
  const others = view.absences.filter((a) => a.code !== 75 && a.status !== 'ended');
  const meetings = view.appointments.filter((a) => a.status === 'open');
  const { quarantine, documentationDeadline } = view.availability;
  const openNuphs = view.availability.nuphs.filter((x) => x.status === 'open').length;
  return [
    {
      term: say('Kontaktgruppe', 'Contact group'),
      text:
        group === null ? (
          say('Ingen', 'None')
        ) : (
          <>
            {group.id === null ? group.name : `${group.id} – ${group.name ?? ''}`}{' '}
            {group.status === 'closed' ? <Badge tone="warning">{say('Lukket', 'Closed')}</Badge> : null}
          </>
        ),
      more:
        group === null
          ? undefined
          : [since(group.since), group.category === null ? null : n.value(group.category)].filter(Boolean).join(' · '),
    },
    contactCourse(view),
    sick
      ? {
          term: say('Sygdom', 'Sickness'),
          text: (
            <>
              <Badge tone="warning">{say('Sygemeldt', 'Reported sick')}</Badge>
            </>
          ),
          more: (
            <>
              {say('Første sygedag', 'First sick day')} {dayText(sick.firstSickDay, language.value)} <RuleLink rule="1.8" />
              <br />
              <a href={toCitizen(view.citizenId, 'do', 'report-recovered')}>
                {say('Hvad sker der ved en raskmelding?', 'What happens on recovery?')}
              </a>
            </>
          ),
        }
      : undefined,
    {
      term: say('Jobsøgende', 'Job seeker'),
      text: view.registration.status === 'registered' ? say('Tilmeldt', 'Registered') : say('Ikke tilmeldt', 'Not registered'),
      more: since(view.registration.since),
    },
    view.membership
      ? {
          term: 'A-kasse',
          text: say(`Medlem af a-kasse ${view.membership.aKasse}`, `Member of a-kasse ${view.membership.aKasse}`),
          more: since(view.membership.since),
        }
      : { term: 'A-kasse', text: say('Ikke medlem', 'No member') },
    view.benefitPeriod
      ? {
          term: say('Dagpenge', 'Benefit'),
          text: say(
            `${numberText(view.benefitPeriod.hoursUsed, 'da')} timer brugt`,
            `${numberText(view.benefitPeriod.hoursUsed, 'en')} hours used`,
          ),
          more: say(
            `Perioden begyndte ${dayText(view.benefitPeriod.firstDay, language.value)}`,
            `The period began on ${dayText(view.benefitPeriod.firstDay, language.value)}`,
          ),
        }
      : undefined,
    view.plan
      ? {
          term: say('Min plan', 'Plan'),
          text: (
            <>
              {n.value(view.plan.type)} {view.plan.status === 'inactive' ? <Badge tone="plain">{n.value('inactive')}</Badge> : null}
            </>
          ),
          more: [
            view.plan.step === null ? null : say(`Trin ${view.plan.step}`, `Step ${view.plan.step}`),
            view.plan.supportNeeds ? say('Støttebehov registreret', 'Support needs registered') : null,
            view.plan.jobGoal === null
              ? null
              : 'freeText' in view.plan.jobGoal
                ? view.plan.jobGoal.freeText
                : view.plan.jobGoal.escoStarTitle,
          ]
            .filter(Boolean)
            .join(' · '),
        }
      : undefined,
    view.pilot?.status === 'participating'
      ? {
          term: say('Forsøg', 'Pilot'),
          text: say('Deltager i forsøg med jobrettet indsats', 'Takes part in the job-focused pilot'),
          more: (
            <>
              {since(view.pilot.from)} <RuleLink rule="3.1" />
            </>
          ),
        }
      : undefined,
    view.educationSubscription?.status === 'open'
      ? { term: 'UDB', text: say('Abonnement er åbent', 'Subscription is open'), more: since(view.educationSubscription.since) }
      : undefined,
    quarantine && quarantine.status !== 'expired'
      ? {
          term: say('Karantæne', 'Quarantine'),
          text: <Badge tone="error">{n.value(quarantine.status)}</Badge>,
          more: `${dayText(quarantine.from, language.value)} – ${dayText(quarantine.until, language.value)}`,
        }
      : undefined,
    openNuphs > 0
      ? {
          term: say('Underretninger', 'Notices'),
          text: say(`${openNuphs} afventer svar fra a-kassen`, `${openNuphs} await an answer of the a-kasse`),
        }
      : undefined,
    documentationDeadline
      ? {
          term: say('Dokumentation af jobsøgning', 'Documentation of job search'),
          text: say(`Senest ${dayText(documentationDeadline, 'da')}`, `By ${dayText(documentationDeadline, 'en')}`),
        }
      : undefined,
    others.length > 0
      ? {
          term: say('Andet fravær', 'Other absences'),
          text: (
            <ul class="facts">
              {others.map((a) => (
                <li key={a.id}>
                  {a.code} – {a.name}{' '}
                  <span class="more-fact">
                    {a.to === null ? since(a.from) : `${dayText(a.from, language.value)} – ${dayText(a.to, language.value)}`}
                  </span>
                </li>
              ))}
            </ul>
          ),
        }
      : undefined,
    meetings.length > 0
      ? {
          term: say('Aftaler', 'Appointments'),
          text: say(`${meetings.length} ${meetings.length === 1 ? 'åben' : 'åbne'}`, `${meetings.length} open`),
          more: (
            <ul class="facts">
              {meetings.slice(0, MEETINGS).map((m) => (
                <li key={m.id}>
                  {n.value(m.kind)}: {m.kind === 'deadline' ? n.day(m.deadline) : n.minute(m.at)}
                </li>
              ))}
              {meetings.length > MEETINGS ? (
                <li>
                  <a href={toCitizen(view.citizenId, 'records')}>
                    {say(`og ${meetings.length - MEETINGS} til`, `and ${meetings.length - MEETINGS} more`)}
                  </a>
                </li>
              ) : null}
            </ul>
          ),
        }
      : undefined,
    view.jobSearchRequirement
      ? {
          term: say('Krav til jobsøgning', 'Job-search requirement'),
          text: say(
            `${view.jobSearchRequirement.perWeek} job om ugen`,
            `${view.jobSearchRequirement.perWeek} ${view.jobSearchRequirement.perWeek === 1 ? 'job' : 'jobs'} a week`,
          ),
        }
      : undefined,
  ].flatMap((s) => (s ? [s] : []));
};

const SHOWN = 6;

const DeadlineList = ({ deadlines, view }: { readonly deadlines: readonly Deadline[]; readonly view: View }): JSX.Element => {
  const item = (d: Deadline): JSX.Element => (
    <li key={d.id}>
      <span class="when">
        <Day day={d.on} today={view.today} />
      </span>
      <span class="what">
        {of(dateText(d))}
        <Thing {...d} view={view} /> <RuleLink rule={d.rule} />
        <Loss deadline={d} />
      </span>
    </li>
  );
  if (deadlines.length === 0) return <Empty>{say('Der sker ikke noget af sig selv.', 'Nothing happens by itself.')}</Empty>;
  return (
    <>
      <ul class="deadlines">{deadlines.slice(0, SHOWN).map(item)}</ul>
      {deadlines.length > SHOWN ? (
        <details class="more">
          <summary>{say(`Vis de øvrige ${deadlines.length - SHOWN}`, `Show the other ${deadlines.length - SHOWN}`)}</summary>
          <ul class="deadlines">{deadlines.slice(SHOWN).map(item)}</ul>
        </details>
      ) : null}
    </>
  );
};

interface OverviewProps extends Now {
  /** Whether the role gives commands at all. */
  readonly acts: boolean;
  readonly problem: Problem | undefined;
}

export const Overview = ({ citizenId, view, dates, allowed, allowedIn, mark, acts, problem }: OverviewProps): JSX.Element => (
  <div class="two">
    <div>
      {view === undefined ? null : (
        <Panel title={say('Lige nu', 'Right now')} id="now">
          <dl class="standing">
            {standings(view).map(({ term, text, more }) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>
                  <span class="main-fact">{text}</span>
                  {more ? <span class="more-fact">{more}</span> : null}
                </dd>
              </div>
            ))}
          </dl>
        </Panel>
      )}
      {view === undefined ? null : (
        <Panel title={say('Det næste, der sker', 'What comes next')} id="next">
          {dates === undefined ? <Loading /> : <DeadlineList deadlines={dates.deadlines} view={view} />}
        </Panel>
      )}
    </div>
    <div>
      <Panel title={say('Hvad kan jeg gøre nu?', 'What can I do now?')} id="can-do">
        {problem ? <ProblemAlert problem={problem} /> : null}
        {allowed ? (
          <Actions citizenId={citizenId} allowed={allowed} spoken={allowedIn} />
        ) : acts ? (
          problem ? null : (
            <Loading />
          )
        ) : (
          <Empty>{say('Din rolle læser kun.', 'Your role only reads.')}</Empty>
        )}
        {view === undefined ? null : <OthersDo citizenId={citizenId} allowed={allowed} mark={mark} />}
      </Panel>
    </div>
  </div>
);
