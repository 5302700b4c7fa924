import type { JSX } from 'preact';
import { type Language, of, say } from '../app/language.ts';
import { toCitizen } from '../app/route.ts';
import type { Chart, DrawnItem, Next } from '../app/shapes.ts';
import { Badge, Day, Empty, RuleLink, Said } from '../parts/basics.tsx';
import { eventText } from '../words/commands.ts';
import { roles, whoText } from '../words/roles.ts';
import { stateText } from '../words/states.ts';

/** Beside a drawn chart, in words: the citizen's way to where it stands, and what may come next. */

const stateName = (chart: Chart, id: string): string => of(stateText(chart.machine, chart.states.find((s) => s.id === id) ?? { id }));
export const statesText = (chart: Chart, ids: readonly string[]): string => ids.map((id) => stateName(chart, id)).join(', ');

export const Path = ({ chart, item }: { readonly chart: Chart; readonly item: DrawnItem | undefined }): JSX.Element => {
  const steps = item?.path ?? [];
  if (steps.length === 0) return <Empty>{say('Der er ikke sket noget endnu.', 'Nothing has happened yet.')}</Empty>;
  return (
    <ol class="path">
      {steps.map((s) => (
        <li key={s.seq}>
          <Day day={s.on} /> – {of(eventText(s.command))}:{' '}
          <strong>
            {s.to.length === 0
              ? say('slettet', 'deleted')
              : statesText(
                  chart,
                  s.to.filter((t) => !s.from.includes(t)),
                )}
          </strong>
          <span class="weak">
            {' '}
            ({of(whoText(s.by))}) <RuleLink rule={s.rule} />
          </span>
        </li>
      ))}
    </ol>
  );
};

const whoMay = (by: readonly string[]): string => by.map((r) => of(roles[r] ?? [r, r]).toLowerCase()).join(', ');

/** What can be done first, then what comes by itself, then what is closed. */
const ORDER: readonly Next['how'][] = ['open', 'dated', 'closed'];

export const Coming = ({
  chart,
  next,
  citizenId,
  allowed,
  present,
  spoken,
}: {
  /** The language in which it is said why a way is closed. */
  readonly spoken: Language;
  readonly present: readonly string[];
  readonly chart: Chart;
  readonly next: readonly Next[];
  readonly citizenId: string;
  readonly allowed: ReadonlySet<string>;
}): JSX.Element => {
  const rank = (event: string): number => Math.min(...next.filter((n) => n.event === event).map((n) => ORDER.indexOf(n.how)));
  const events = [...new Set(next.map((n) => n.event))].sort((a, b) => rank(a) - rank(b));
  if (events.length === 0) return <Empty>{say('Herfra sker der ikke mere.', 'From here nothing more happens.')}</Empty>;
  return (
    <ul class="coming">
      {events.map((event) => {
        const ways = next.filter((n) => n.event === event);
        const [one] = ways as [Next];
        const places = [...new Set(ways.flatMap((n) => n.to))].filter((id) => !present.includes(id));
        const name = of(eventText(event));
        return (
          <li key={event} class={one.how}>
            <span class="coming-name">{allowed.has(event) ? <a href={toCitizen(citizenId, 'do', event)}>{name}</a> : name}</span>{' '}
            {one.how === 'open' ? (
              <>
                <Badge tone="success">{say('Kan ske', 'May happen')}</Badge>{' '}
                <span class="weak">
                  {places.length > 0 ? `→ ${statesText(chart, places.slice(0, 4))}${places.length > 4 ? ' …' : ''} ` : ''}(
                  {whoMay([...new Set(ways.flatMap((n) => n.by))])})
                </span>
              </>
            ) : null}
            {one.how === 'dated' && one.on !== undefined ? (
              <>
                <Badge tone="info">{say('Sker af sig selv', 'Happens by itself')}</Badge>{' '}
                <span>
                  <Day day={one.on} /> <RuleLink rule={one.rule} />
                </span>
              </>
            ) : null}
            {one.how === 'closed' ? (
              <>
                <Badge tone="plain">{say('Lukket', 'Closed')}</Badge>{' '}
                <span>
                  <Said spoken={spoken}>{one.detail}</Said> <RuleLink rule={one.rule} />
                </span>
              </>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
};
