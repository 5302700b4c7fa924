import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { ask, asProblem, type Problem } from '../app/api.ts';
import { useAsked } from '../app/asked.ts';
import { language, of, say } from '../app/language.ts';
import { names } from '../app/names.ts';
import { type Person, usePeople } from '../app/people.ts';
import { toCitizen } from '../app/route.ts';
import type { Found } from '../app/shapes.ts';
import { Badge, Empty, Loading, Panel, ProblemAlert, RuleLink } from '../parts/basics.tsx';
import { dateText } from '../words/commands.ts';
import { dayText, localMinute } from '../words/dates.ts';

/** Those of one's own citizens that something holds for, a page at a time. */

export interface Filters {
  readonly contactGroup: string;
  readonly absence: string;
  readonly course: string;
  readonly aKasse: string;
  readonly jobcentre: string;
  readonly dueBefore: string;
}

export const NONE: Filters = { contactGroup: '', absence: '', course: '', aKasse: '', jobcentre: '', dueBefore: '' };

const PER_PAGE = 25;

interface Page {
  readonly citizens: readonly Found[];
  readonly next?: string | undefined;
}

/** One page after the other of those that something holds for. */
export const useFound = (filters: Filters) => {
  const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== '')).toString();
  const path = `/citizens?limit=${PER_PAGE}${query === '' ? '' : `&${query}`}`;
  const asked = useAsked<Page>(path);
  const [more, setMore] = useState<Page>({ citizens: [] });
  const [problem, setProblem] = useState<Problem | undefined>();
  // another answer begins at its first page
  useEffect(() => {
    setMore({ citizens: [], next: asked.value?.next });
    setProblem(undefined);
  }, [asked.value]);
  const readOn = async (): Promise<void> => {
    try {
      const page = await ask<Page>(`${path}&after=${encodeURIComponent(more.next ?? '')}`);
      setMore({ citizens: [...more.citizens, ...page.citizens], next: page.next });
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  const all = useMemo(() => [...(asked.value?.citizens ?? []), ...more.citizens], [asked.value, more]);
  return { asked, all, next: more.next, readOn, problem: asked.problem ?? problem };
};

export type Listed = ReturnType<typeof useFound>;

/** What stands above and below a list: why it cannot be shown, that it is empty, and its next page. */
export const List = ({
  found,
  empty,
  children,
}: {
  readonly found: Listed;
  readonly empty: string;
  readonly children: JSX.Element;
}): JSX.Element => {
  const { asked, all, next, readOn, problem } = found;
  if (problem?.body.code === 'not-supported')
    return (
      <Empty>
        {say(
          'Tidsmaskinens motor kan ikke søge i lister. Find borgeren på CPR-nummer, eller vælg en historie øverst.',
          'The engine of the time machine has no lists. Find the citizen by CPR number, or choose a story at the top.',
        )}
      </Empty>
    );
  return (
    <>
      {problem ? <ProblemAlert problem={problem} again={asked.again} /> : null}
      {asked.busy && !asked.value ? <Loading /> : null}
      {asked.value && all.length === 0 && next === undefined ? <Empty>{empty}</Empty> : null}
      {all.length === 0 ? null : children}
      {next === undefined ? null : (
        <button type="button" class="button button-secondary further" onClick={() => void readOn()}>
          {say('Vis flere', 'Show more')}
        </button>
      )}
    </>
  );
};

export const nameOf = (citizenId: string, people: ReadonlyMap<string, Person>): string =>
  people.get(citizenId)?.name ?? say(`Borger ${citizenId.slice(0, 8)}`, `Citizen ${citizenId.slice(0, 8)}`);

const Row = ({ found, people }: { readonly found: Found; readonly people: ReadonlyMap<string, Person> }): JSX.Element => {
  const n = names();
  const due = found.nextDeadline === null ? null : localMinute(found.nextDeadline).slice(0, 10);
  const [first] = people.get(found.citizenId)?.deadlines ?? [];
  return (
    <tr>
      <td data-title={say('Borger', 'Citizen')}>
        <a href={toCitizen(found.citizenId)}>{nameOf(found.citizenId, people)}</a>
      </td>
      <td data-title={say('Kontaktgruppe', 'Contact group')} class={found.contactGroup === null ? 'nothing' : undefined}>
        {found.contactGroup === null ? '–' : n.group(found.contactGroup)}
      </td>
      <td data-title={say('Fravær', 'Absences')} class={found.absences.length === 0 ? 'nothing' : undefined}>
        {found.absences.length === 0 ? '–' : found.absences.map((code) => n.absence(code)).join(', ')}
      </td>
      <td data-title={say('Jobcenter', 'Jobcentre')}>{found.jobcentre ?? '–'}</td>
      <td data-title="A-kasse" class={found.aKasse === null ? 'nothing' : undefined}>
        {found.aKasse ?? '–'}
      </td>
      <td data-title={say('Næste frist', 'Next deadline')} class={due === null ? 'nothing' : undefined}>
        {due === null ? (
          '–'
        ) : (
          <span>
            {dayText(due, language.value)}
            {first === undefined ? null : `: ${of(dateText(first))}`}{' '}
            {found.nextDeadlineRule === null ? null : <RuleLink rule={found.nextDeadlineRule} />}{' '}
            {found.overdue ? <Badge tone="error">{say('Overskredet', 'Overdue')}</Badge> : null}
          </span>
        )}
      </td>
    </tr>
  );
};

export const Results = ({
  filters,
  title,
  id,
}: {
  readonly filters: Filters;
  readonly title: string;
  readonly id: string;
}): JSX.Element => {
  const found = useFound(filters);
  const people = usePeople(found.all.map((f) => f.citizenId));
  return (
    <Panel title={title} id={id}>
      <List found={found} empty={say('Ingen af dine borgere passer på det, du har valgt.', 'None of your citizens match what you chose.')}>
        <div class="scroll">
          <table class="table table--responsive-headers found">
            <thead>
              <tr>
                <th scope="col">{say('Borger', 'Citizen')}</th>
                <th scope="col">{say('Kontaktgruppe', 'Contact group')}</th>
                <th scope="col">{say('Fravær', 'Absences')}</th>
                <th scope="col">{say('Jobcenter', 'Jobcentre')}</th>
                <th scope="col">A-kasse</th>
                <th scope="col">{say('Næste frist', 'Next deadline')}</th>
              </tr>
            </thead>
            <tbody>
              {found.all.map((one) => (
                <Row key={one.citizenId} found={one} people={people} />
              ))}
            </tbody>
          </table>
        </div>
      </List>
    </Panel>
  );
};
