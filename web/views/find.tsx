import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ask, asProblem, type Problem } from '../app/api.ts';
import { useAsked, useInLanguage } from '../app/asked.ts';
import { useKept } from '../app/kept.ts';
import { of, say } from '../app/language.ts';
import { listed } from '../app/names.ts';
import { forgetPeople } from '../app/people.ts';
import { go, toCitizen } from '../app/route.ts';
import { session } from '../app/session.ts';
import { Panel, ProblemAlert, Title } from '../parts/basics.tsx';
import { courses } from '../words/commands.ts';
import { Due } from './due.tsx';
import { type Filters, NONE, Results } from './found.tsx';
import { turns } from './time-machine.tsx';

/** Finding citizens: one by CPR number, or those of one's own office that something holds for. */

const SEARCHERS = ['jobcentre', 'a-kasse', 'operator'];
const CREATORS = ['jobcentre', 'cpr', 'operator'];

const ByCpr = (): JSX.Element => {
  const [cpr, setCpr] = useState('');
  const [problem, setProblem] = useState<Problem | undefined>();
  const [busy, setBusy] = useState(false);
  const find = async (): Promise<void> => {
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
  useInLanguage(problem !== undefined, () => void find());
  return (
    <Panel title={say('Find en borger', 'Find a citizen')} id="by-cpr">
      <form
        class="in-line"
        onSubmit={(event) => {
          event.preventDefault();
          void find();
        }}
      >
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
    <details class="panel more">
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

const ByWhatHolds = (): JSX.Element => {
  const [draft, setDraft] = useKept<Filters>('draft', NONE);
  const [filters, setFilters] = useKept<Filters | null>('filters', null);
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
              Object.entries(courses).flatMap(([type, words]) => (type === 'one-off-task' ? [] : [[type, of(words)] as const])),
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
  const today = useAsked<{ today: string }>('/today', { mark: `${turns.value}` });
  const searches = SEARCHERS.includes(role);
  // dates may have moved when the reader comes back
  useEffect(() => forgetPeople, []);
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
        <div class="two even">
          <ByCpr />
          {CREATORS.includes(role) ? <NewCitizen /> : null}
        </div>
      )}
      {searches && today.value ? <Due key={`due ${turns.value}`} today={today.value.today} /> : null}
      {searches ? <ByWhatHolds /> : null}
    </>
  );
};
