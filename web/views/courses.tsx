import type { JSX } from 'preact';
import { useAsked } from '../app/asked.ts';
import { language, of, say } from '../app/language.ts';
import { listed, names } from '../app/names.ts';
import { session } from '../app/session.ts';
import type { Course, Message, View } from '../app/shapes.ts';
import { Badge, Empty, Loading, Panel, ProblemAlert, RuleLink } from '../parts/basics.tsx';
import { Thing } from '../parts/thing.tsx';
import { channels, courses, messages } from '../words/commands.ts';
import { dayText, instantText } from '../words/dates.ts';
import { whoText } from '../words/roles.ts';
import type { Now } from './now.ts';

/** The courses that last, each a workflow of its own, and the messages that were sent. */

const workflowLink = (citizenId: string, course: string): string | null => {
  const ui = session.value?.temporalUi ?? null;
  if (ui === null) return null;
  return `${ui.url}/namespaces/${encodeURIComponent(ui.namespace)}/workflows/${encodeURIComponent(`citizen/${citizenId}${course === '' ? '' : `/${course}`}`)}`;
};

const CourseRow = ({
  course,
  citizenId,
  view,
}: {
  readonly course: Course;
  readonly citizenId: string;
  readonly view: View | undefined;
}): JSX.Element => {
  const n = names();
  const { status, from, firstSickDay, since, deleteOn, kind } = course.facts;
  const start = [from, firstSickDay, since].find((d): d is string => typeof d === 'string');
  const link = workflowLink(citizenId, course.id);
  return (
    <tr>
      <td data-title={say('Forløb', 'Course')}>
        <span class="cell">
          {of(courses[course.type] ?? [course.type, course.type])}
          {kind === undefined ? null : `: ${n.value(kind).toLowerCase()}`}
          <Thing machine={String(kind ?? '')} item={course.id.split('/').at(-1) ?? ''} view={view} /> <RuleLink rule={course.rule} />
        </span>
      </td>
      <td data-title={say('Status', 'Status')}>
        <span class="cell">
          <Badge tone={course.ended ? 'plain' : status === 'inactive' || status === 'sick' ? 'warning' : 'success'}>
            {course.ended
              ? say('Afsluttet', 'Ended')
              : status === undefined || status === 'kept'
                ? say('I gang', 'Running')
                : n.value(status)}
          </Badge>
        </span>
      </td>
      <td data-title={say('Fra', 'From')} class={start === undefined ? 'nothing' : undefined}>
        <span class="cell">{start === undefined ? '–' : dayText(start, language.value)}</span>
      </td>
      <td data-title={say('Slettes', 'Deleted on')} class={typeof deleteOn === 'string' ? undefined : 'nothing'}>
        <span class="cell">{typeof deleteOn === 'string' ? dayText(deleteOn, language.value) : '–'}</span>
      </td>
      {link === null ? null : (
        <td data-title="Temporal">
          <span class="cell">
            <a href={link} target="_blank" rel="noreferrer">
              {say('Se arbejdsgangen', 'See the workflow')}
              <span class="sr-only"> {say('(åbner i nyt vindue)', '(opens in a new window)')}</span>
            </a>
          </span>
        </td>
      )}
    </tr>
  );
};

const messageName = (type: Message['type']): string => {
  if (type === null) return say('Flyttebesked', 'Relocation notice');
  if (typeof type === 'number') return listed('relocation-notices').find((e) => e.id === type)?.name ?? String(type);
  return of(messages[type] ?? [type, type]);
};

/** A message that was sent, or one that would be: that has neither id nor time yet. */
type Shown = Pick<Message, 'to' | 'channel' | 'type'> & { readonly text?: string | null; readonly at?: string };

export const MessageItem = ({ message }: { readonly message: Shown }): JSX.Element => (
  <li class="message">
    <p class="message-head">
      <strong>{messageName(message.type)}</strong>{' '}
      <span class="weak">
        {say('til', 'to')} {of(whoText(message.to)).toLowerCase()}, {of(channels[message.channel] ?? [message.channel, message.channel])}
        {message.at === undefined ? '' : `, ${instantText(message.at, language.value)}`}
      </span>
    </p>
    {message.text ? (
      <p class="message-text" lang="da">
        {message.text}
      </p>
    ) : null}
  </li>
);

const SHOWN = 20;

export const Courses = ({ citizenId, view, dates, mark }: Now): JSX.Element => {
  const sent = useAsked<{ messages: readonly Message[] }>(`/citizens/${encodeURIComponent(citizenId)}/messages`, { mark });
  const own = workflowLink(citizenId, '');
  const all = [...(sent.value?.messages ?? [])].reverse();
  // what runs first, and of what is to be deleted what goes first
  const deletedOn = ({ facts }: Course): string => String(facts.deleteOn ?? '');
  const courses = [...(dates?.courses ?? [])].sort((a, b) => Number(a.ended) - Number(b.ended) || deletedOn(a).localeCompare(deletedOn(b)));
  return (
    <>
      <Panel
        title={say('Forløb', 'Courses')}
        id="courses"
        aside={
          own === null ? null : (
            <a href={own} target="_blank" rel="noreferrer">
              {say('Borgerens egen arbejdsgang', 'The citizen’s own workflow')}
              <span class="sr-only"> {say('(åbner i nyt vindue)', '(opens in a new window)')}</span>
            </a>
          )
        }
      >
        {dates === undefined ? <Loading /> : null}
        {dates !== undefined && courses.length === 0 ? <Empty>{say('Der er ingen forløb.', 'There are no courses.')}</Empty> : null}
        {courses.length === 0 ? null : (
          <div class="scroll">
            <table class="table table--responsive-headers">
              <thead>
                <tr>
                  <th scope="col">{say('Forløb', 'Course')}</th>
                  <th scope="col">{say('Status', 'Status')}</th>
                  <th scope="col">{say('Fra', 'From')}</th>
                  <th scope="col">{say('Slettes', 'Deleted on')}</th>
                  {own === null ? null : <th scope="col">Temporal</th>}
                </tr>
              </thead>
              <tbody>
                {courses.map((course) => (
                  <CourseRow key={course.id} course={course} citizenId={citizenId} view={view} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
      <Panel title={say('Beskeder', 'Messages')} id="messages">
        {sent.problem ? <ProblemAlert problem={sent.problem} again={sent.again} /> : null}
        {sent.busy && !sent.value ? <Loading /> : null}
        {sent.value && all.length === 0 ? (
          <Empty>
            {say(
              'Der er ingen beskeder, som du kan se. Jobcentre og a-kasser ser dem, der er sendt til dem selv.',
              'There are no messages that you can see. Jobcentres and a-kasser see those sent to themselves.',
            )}
          </Empty>
        ) : null}
        <ul class="messages">
          {all.slice(0, SHOWN).map((m) => (
            <MessageItem key={m.id} message={m} />
          ))}
        </ul>
        {all.length > SHOWN ? (
          <details class="more">
            <summary>{say(`Vis ældre (${all.length - SHOWN})`, `Show older (${all.length - SHOWN})`)}</summary>
            <ul class="messages">
              {all.slice(SHOWN).map((m) => (
                <MessageItem key={m.id} message={m} />
              ))}
            </ul>
          </details>
        ) : null}
      </Panel>
    </>
  );
};
