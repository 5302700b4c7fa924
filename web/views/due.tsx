import type { JSX } from 'preact';
import { useKept } from '../app/kept.ts';
import { of, say } from '../app/language.ts';
import { type Person, usePeople } from '../app/people.ts';
import { toCitizen } from '../app/route.ts';
import type { Found } from '../app/shapes.ts';
import { Badge, Day, Loading, Panel, RuleLink } from '../parts/basics.tsx';
import { Loss, Thing } from '../parts/thing.tsx';
import { dateText } from '../words/commands.ts';
import { addDays, addMonths, monthText } from '../words/dates.ts';
import { lossOf } from '../words/losses.ts';
import { List, NONE, nameOf, useFound } from './found.tsx';

/** What the next weeks bring by themselves, and what is lost by it. */

const DueItem = ({
  found,
  person,
  today,
  before,
  lossesOnly,
}: {
  readonly found: Found;
  readonly person: Person | undefined;
  readonly today: string;
  readonly before: string;
  readonly lossesOnly: boolean;
}): JSX.Element | null => {
  const due = (person?.deadlines ?? []).filter((d) => d.on < before && (!lossesOnly || lossOf(d) !== undefined));
  if (person !== undefined && due.length === 0 && lossesOnly) return null;
  return (
    <li class="due">
      <a class="due-name" href={toCitizen(found.citizenId)}>
        {nameOf(found.citizenId, new Map(person === undefined ? [] : [[found.citizenId, person]]))}
      </a>
      {found.overdue ? <Badge tone="error">{say('Overskredet', 'Overdue')}</Badge> : null}
      {person === undefined ? <Loading /> : null}
      <ul class="facts">
        {due.map((d) => {
          return (
            <li key={d.id}>
              <Day day={d.on} today={today} />: {of(dateText(d))}
              <Thing {...d} view={person?.view} /> <RuleLink rule={d.rule} />
              <Loss deadline={d} />
            </li>
          );
        })}
      </ul>
    </li>
  );
};

/** What falls due for one's own citizens: this week, this month, the next; and what they lose by it. */
export const Due = ({ today }: { readonly today: string }): JSX.Element => {
  const [period, setPeriod] = useKept<'week' | 'month' | 'next'>('period', 'week');
  const [lossesOnly, setLossesOnly] = useKept('losses', false);
  const firstOfNext = addMonths(`${today.slice(0, 7)}-01`, 1);
  const before = period === 'week' ? addDays(today, 8) : period === 'month' ? firstOfNext : addMonths(firstOfNext, 1);
  const found = useFound({ ...NONE, dueBefore: before });
  const people = usePeople(found.all.map((f) => f.citizenId));
  const kept = found.all.filter((f) => {
    const person = people.get(f.citizenId);
    return person === undefined || !lossesOnly || person.deadlines.some((d) => d.on < before && lossOf(d) !== undefined);
  });
  const periods: readonly (readonly [typeof period, string])[] = [
    ['week', say('Inden for en uge', 'Within a week')],
    ['month', say(`Resten af ${monthText(today, 'da')}`, `The rest of ${monthText(today, 'en')}`)],
    ['next', say(`Til og med ${monthText(firstOfNext, 'da')}`, `To the end of ${monthText(firstOfNext, 'en')}`)],
  ];
  return (
    <Panel title={say('Det sker for dine borgere', 'What happens to your citizens')} id="due">
      <div class="fields filters">
        <div class="form-group">
          <label class="form-label" for="period">
            {say('Periode', 'Period')}
          </label>
          <select
            class="form-select"
            id="period"
            value={period}
            onChange={(event) => setPeriod(event.currentTarget.value as typeof period)}
          >
            {periods.map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </div>
        <div class="form-group form-group-checkbox">
          <input
            id="losses"
            type="checkbox"
            class="form-checkbox"
            checked={lossesOnly}
            onChange={(event) => setLossesOnly(event.currentTarget.checked)}
          />
          <label for="losses">{say('Kun det, borgeren mister noget ved', 'Only what the citizen loses something by')}</label>
        </div>
      </div>
      <List found={found} empty={say('Der sker ikke noget af sig selv i perioden.', 'Nothing happens by itself in this period.')}>
        <ul class="dues" aria-live="polite">
          {kept.map((one) => (
            <DueItem
              key={one.citizenId}
              found={one}
              person={people.get(one.citizenId)}
              today={today}
              before={before}
              lossesOnly={lossesOnly}
            />
          ))}
          {kept.length === 0 ? (
            <li class="empty">{say('Ingen mister noget i perioden.', 'Nobody loses anything in this period.')}</li>
          ) : null}
        </ul>
      </List>
    </Panel>
  );
};
