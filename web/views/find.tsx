import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ask, asProblem, type Problem } from '../app/api.ts';
import { useAsked } from '../app/asked.ts';
import { language, of, say } from '../app/language.ts';
import { listed, names } from '../app/names.ts';
import { go, toCitizen } from '../app/route.ts';
import { session } from '../app/session.ts';
import type { Found } from '../app/shapes.ts';
import { Badge, Empty, Loading, Panel, ProblemAlert, RuleLink, Title } from '../parts/basics.tsx';
import { courses } from '../words/commands.ts';
import { addDays, dayText, localMinute } from '../words/dates.ts';
import { turns } from './time-machine.tsx';

/** Finding citizens: one by CPR number, or those of one's own office that something holds for. */

const SEARCHERS = ['jobcentre', 'a-kasse', 'operator'];
const CREATORS = ['jobcentre', 'cpr', 'operator'];

const ByCpr = (): JSX.Element => {
  const [cpr, setCpr] = useState('');
  const [problem, setProblem] = useState<Problem | undefined>();
  const [busy, setBusy] = useState(false);
  const find = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      const { citizenId } = await ask<{ citizenId: string }>('/citizens/find', { method: 'POST', body: { cpr } });
      setCpr('');
      go(toCitizen(citizenId));
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel title={say('Find en borger', 'Find a citizen')} id="by-cpr">
      <form class="in-line" onSubmit={(event) => void find(event)}>
        <div class="form-group">
          <label class="form-label" for="cpr">
            {say('CPR-nummer', 'CPR number')}
          </label>
          <span class="form-hint" id="cpr-hint">
            {say('10 cifre, med eller uden bindestreg', '10 digits, with or without a hyphen')}
          </span>
          <input
            class="form-input short"
            id="cpr"
            inputMode="numeric"
            autoComplete="off"
            aria-describedby="cpr-hint"
            required
            value={cpr}
            onInput={(event) => setCpr(event.currentTarget.value)}
          />
        </div>
        <button type="submit" class="button button-primary" disabled={busy}>
          {say('Find', 'Find')}
        </button>
      </form>
      {problem === undefined ? null : <ProblemAlert problem={problem} />}
    </Panel>
  );
};

const NewCitizen = (): JSX.Element => {
  const signedIn = session.value?.signedIn;
  const [fields, setFields] = useState({
    cpr: '',
    name: '',
    address: '',
    jobcentre: signedIn?.role === 'jobcentre' ? (signedIn.org ?? '') : '',
  });
  const [problem, setProblem] = useState<Problem | undefined>();
  const create = async (event: Event): Promise<void> => {
    event.preventDefault();
    setProblem(undefined);
    try {
      const { address, ...needed } = fields;
      const { citizenId } = await ask<{ citizenId: string }>('/citizens', {
        method: 'POST',
        body: { ...needed, ...(address.trim() === '' ? {} : { address }) },
      });
      go(toCitizen(citizenId));
    } catch (error) {
      const found = asProblem(error);
      const known = (found.body as { citizenId?: string }).citizenId;
      if (known) go(toCitizen(known));
      else setProblem(found);
    }
  };
  const field = (name: keyof typeof fields, label: string, required = true): JSX.Element => (
    <div class="form-group">
      <label class="form-label" for={`new-${name}`}>
        {label}
        {required ? null : <span class="weak"> {say('(frivilligt)', '(optional)')}</span>}
      </label>
      <input
        class="form-input"
        id={`new-${name}`}
        autoComplete="off"
        required={required}
        inputMode={name === 'cpr' || name === 'jobcentre' ? 'numeric' : 'text'}
        value={fields[name]}
        onInput={(event) => setFields({ ...fields, [name]: event.currentTarget.value })}
      />
    </div>
  );
  return (
    <details class="more">
      <summary>{say('Opret en borger', 'Create a citizen')}</summary>
      <form class="narrow" onSubmit={(event) => void create(event)}>
        {problem === undefined ? null : <ProblemAlert problem={problem} />}
        {field('cpr', say('CPR-nummer', 'CPR number'))}
        {field('name', say('Navn', 'Name'))}
        {field('address', say('Adresse', 'Address'), false)}
        {field('jobcentre', say('Jobcenterets nummer', 'Number of the jobcentre'))}
        <button type="submit" class="button button-primary">
          {say('Opret', 'Create')}
        </button>
      </form>
    </details>
  );
};

interface Filters {
  readonly contactGroup: string;
  readonly absence: string;
  readonly course: string;
  readonly aKasse: string;
  readonly jobcentre: string;
  readonly dueBefore: string;
}

const NONE: Filters = { contactGroup: '', absence: '', course: '', aKasse: '', jobcentre: '', dueBefore: '' };

const Row = ({ found }: { readonly found: Found }): JSX.Element => {
  const n = names();
  const due = found.nextDeadline === null ? null : localMinute(found.nextDeadline).slice(0, 10);
  return (
    <tr>
      <td data-title={say('Borger', 'Citizen')}>
        <a href={toCitizen(found.citizenId)}>{found.citizenId.slice(0, 8)}</a>
      </td>
      <td data-title={say('Kontaktgruppe', 'Contact group')}>{found.contactGroup === null ? '–' : n.group(found.contactGroup)}</td>
      <td data-title={say('Fravær', 'Absences')}>
        {found.absences.length === 0 ? '–' : found.absences.map((code) => n.absence(code)).join(', ')}
      </td>
      <td data-title={say('Jobcenter', 'Jobcentre')}>{found.jobcentre ?? '–'}</td>
      <td data-title="A-kasse">{found.aKasse ?? '–'}</td>
      <td data-title={say('Næste frist', 'Next deadline')}>
        {due === null ? (
          '–'
        ) : (
          <>
            {dayText(due, language.value)} {found.nextDeadlineRule === null ? null : <RuleLink rule={found.nextDeadlineRule} />}{' '}
            {found.overdue ? <Badge tone="error">{say('Overskredet', 'Overdue')}</Badge> : null}
          </>
        )}
      </td>
    </tr>
  );
};

const Results = ({ filters, title, id }: { readonly filters: Filters; readonly title: string; readonly id: string }): JSX.Element => {
  const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== '')).toString();
  const asked = useAsked<{ citizens: readonly Found[]; next?: string }>(`/citizens?limit=100${query === '' ? '' : `&${query}`}`);
  const [more, setMore] = useState<{ citizens: readonly Found[]; next?: string | undefined }>({ citizens: [] });
  // another answer begins at its first page
  useEffect(() => setMore({ citizens: [], next: asked.value?.next }), [asked.value]);
  const all = [...(asked.value?.citizens ?? []), ...more.citizens];
  const readOn = async (): Promise<void> => {
    const page = await ask<{ citizens: readonly Found[]; next?: string }>(
      `/citizens?limit=100&${query}&after=${encodeURIComponent(more.next ?? '')}`,
    );
    setMore({ citizens: [...more.citizens, ...page.citizens], next: page.next });
  };
  return (
    <Panel title={title} id={id}>
      {asked.problem?.body.code === 'not-supported' ? (
        <Empty>
          {say(
            'Motoren under tidsmaskinen kan ikke søge i lister. Brug CPR-nummer eller historien.',
            'The engine below has no lists. Use a CPR number or the story.',
          )}
        </Empty>
      ) : asked.problem ? (
        <ProblemAlert problem={asked.problem} again={asked.again} />
      ) : null}
      {asked.busy && !asked.value ? <Loading /> : null}
      {asked.value && all.length === 0 ? <Empty>{say('Der er ingen.', 'There are none.')}</Empty> : null}
      {all.length === 0 ? null : (
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
              {all.map((found) => (
                <Row key={found.citizenId} found={found} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {more.next === undefined ? null : (
        <button type="button" class="button button-secondary" onClick={() => void readOn()}>
          {say('Vis flere', 'Show more')}
        </button>
      )}
    </Panel>
  );
};

const ByWhatHolds = (): JSX.Element => {
  const [draft, setDraft] = useState<Filters>(NONE);
  const [filters, setFilters] = useState<Filters | null>(null);
  const role = session.value?.signedIn?.role;
  const select = (name: keyof Filters, label: string, choices: readonly (readonly [string, string])[]): JSX.Element => (
    <div class="form-group">
      <label class="form-label" for={`by-${name}`}>
        {label}
      </label>
      <select
        class="form-select"
        id={`by-${name}`}
        value={draft[name]}
        onChange={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
      >
        <option value="">{say('Alle', 'All')}</option>
        {choices.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
  const input = (name: keyof Filters, label: string, type?: 'date'): JSX.Element => (
    <div class="form-group">
      <label class="form-label" for={`by-${name}`}>
        {label}
      </label>
      <input
        class="form-input"
        id={`by-${name}`}
        {...(type === 'date' ? { type: 'date' as const } : { inputMode: 'numeric' as const })}
        value={draft[name]}
        onInput={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
      />
    </div>
  );
  return (
    <>
      <Panel title={say('Find flere borgere', 'Find several citizens')} id="by-what">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            setFilters(draft);
          }}
        >
          <div class="fields">
            {select(
              'contactGroup',
              say('Kontaktgruppe', 'Contact group'),
              listed('contact-groups').map((e) => [String(e.id ?? e.key), e.id === null ? (e.name ?? '') : `${e.id} – ${e.name ?? ''}`]),
            )}
            {select(
              'absence',
              say('Fravær', 'Absence'),
              listed('absences').map((e) => [String(e.id), `${e.id} – ${e.name ?? ''}`]),
            )}
            {select(
              'course',
              say('Forløb', 'Course'),
              Object.entries(courses).flatMap(([type, words]) => (type === 'errand' ? [] : [[type, of(words)] as const])),
            )}
            {role === 'jobcentre' ? null : input('jobcentre', say('Jobcenterets nummer', 'Number of the jobcentre'))}
            {role === 'a-kasse' ? null : input('aKasse', say('A-kassens nummer', 'Number of the a-kasse'))}
            {input('dueBefore', say('Næste frist før', 'Next deadline before'), 'date')}
          </div>
          <button type="submit" class="button button-primary">
            {say('Vis borgere', 'Show citizens')}
          </button>
        </form>
      </Panel>
      {filters === null ? null : <Results filters={filters} title={say('Fundet', 'Found')} id="found" />}
    </>
  );
};

export const Find = (): JSX.Element => {
  const role = session.value?.signedIn?.role ?? '';
  const today = useAsked<{ today: string }>('/today', turns.value);
  const searches = SEARCHERS.includes(role);
  return (
    <>
      <Title>{role === 'citizen' ? say('Dit forløb', 'Your course') : say('Borgere', 'Citizens')}</Title>
      {role === 'citizen' ? (
        <p>
          <a class="button button-primary" href={toCitizen(session.value?.signedIn?.org ?? '')}>
            {say('Se dit forløb', 'See your course')}
          </a>
        </p>
      ) : (
        <ByCpr />
      )}
      {CREATORS.includes(role) ? <NewCitizen /> : null}
      {searches && today.value ? (
        <Results
          filters={{ ...NONE, dueBefore: addDays(today.value.today, 8) }}
          title={say('Det sker inden for en uge', 'Due within a week')}
          id="this-week"
        />
      ) : null}
      {searches ? <ByWhatHolds /> : null}
    </>
  );
};
