import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ask, asProblem, type Problem } from '../app/api.ts';
import { of, say } from '../app/language.ts';
import { expired, readSession, rememberPlace, session, signInLocally } from '../app/session.ts';
import { Alert, ProblemAlert, Title } from '../parts/basics.tsx';
import { roles } from '../words/roles.ts';

/** Signing in: at the issuer, and on one's own machine by choosing who to be. */

const NEEDS_OFFICE = ['jobcentre', 'a-kasse'];
const SHOWN = ['jobcentre', 'a-kasse', 'citizen', 'operator', 'benefit-system', 'cpr', 'udb', 'udk', 'batch'];

const WHY: Readonly<Record<string, readonly [string, string]>> = {
  refused: ['Login lykkedes ikke. Prøv igen.', 'Signing in did not work. Try again.'],
  unavailable: ['Logintjenesten svarer ikke. Prøv igen om lidt.', 'The sign-in service does not answer. Try again in a moment.'],
  'no-role': ['Din bruger har ingen rolle i dette register.', 'Your user has no role in this register.'],
};

/** A citizen is signed in by id; here by CPR number, which whoever has this machine may look up. */
const citizenIdOf = async (cpr: string): Promise<string> => {
  await signInLocally('cpr', null);
  return (await ask<{ citizenId: string }>('/citizens/find', { method: 'POST', body: { cpr } })).citizenId;
};

const LocalChooser = (): JSX.Element => {
  const [role, setRole] = useState('jobcentre');
  const [office, setOffice] = useState('101');
  const [cpr, setCpr] = useState('');
  const [problem, setProblem] = useState<Problem | undefined>();
  const [busy, setBusy] = useState(false);

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    try {
      const org = role === 'citizen' ? await citizenIdOf(cpr) : NEEDS_OFFICE.includes(role) ? office.trim() : null;
      await signInLocally(role, org);
      if (role === 'citizen' && org !== null) location.hash = `#/citizens/${org}`;
      else if (location.hash.startsWith('#/sign-in')) location.hash = '#/';
    } catch (error) {
      setProblem(asProblem(error));
      if (role === 'citizen') await ask('/session', { method: 'DELETE' }).catch(() => undefined);
      await readSession();
    } finally {
      setBusy(false);
    }
  };

  return (
    <form class="narrow" onSubmit={(event) => void submit(event)}>
      <p>
        {say(
          'På denne maskine vælger du selv, hvem du er. I drift logger man ind med sin organisations eget login.',
          'On this machine you choose who you are. In production people sign in with their organisation’s own log-in.',
        )}
      </p>
      {problem === undefined ? null : <ProblemAlert problem={problem} />}
      <div class="form-group">
        <label class="form-label" for="role">
          {say('Rolle', 'Role')}
        </label>
        <select
          class="form-select"
          id="role"
          value={role}
          onChange={(event) => {
            setRole(event.currentTarget.value);
            setOffice(event.currentTarget.value === 'a-kasse' ? '5' : '101');
          }}
        >
          {SHOWN.map((r) => (
            <option key={r} value={r}>
              {of(roles[r] ?? [r, r])}
            </option>
          ))}
        </select>
      </div>
      {NEEDS_OFFICE.includes(role) ? (
        <div class="form-group">
          <label class="form-label" for="office">
            {role === 'jobcentre'
              ? say('Jobcenterets nummer', 'Number of the jobcentre')
              : say('A-kassens nummer', 'Number of the a-kasse')}
          </label>
          <input
            class="form-input short"
            id="office"
            inputMode="numeric"
            autoComplete="off"
            required
            value={office}
            onInput={(event) => setOffice(event.currentTarget.value)}
          />
        </div>
      ) : null}
      {role === 'citizen' ? (
        <div class="form-group">
          <label class="form-label" for="own-cpr">
            {say('CPR-nummer', 'CPR number')}
          </label>
          <input
            class="form-input short"
            id="own-cpr"
            inputMode="numeric"
            autoComplete="off"
            required
            value={cpr}
            onInput={(event) => setCpr(event.currentTarget.value)}
          />
        </div>
      ) : null}
      <button type="submit" class="button button-primary" disabled={busy}>
        {say('Log ind', 'Sign in')}
      </button>
    </form>
  );
};

export const SignIn = ({ why }: { readonly why: string | null }): JSX.Element => {
  const now = session.value;
  const said = why === null ? undefined : WHY[why];
  return (
    <>
      <Title>{say('Log ind', 'Sign in')}</Title>
      {said ? (
        <Alert tone="error" live>
          <p>{of(said)}</p>
        </Alert>
      ) : null}
      {said === undefined && expired.value ? (
        <Alert tone="info" title={say('Du er blevet logget ud', 'You have been signed out')} live>
          <p>{say('Log ind igen, så fortsætter du, hvor du var.', 'Sign in again, and you go on where you were.')}</p>
        </Alert>
      ) : null}
      {now?.ways.includes('issuer') ? (
        <p>
          <a class="button button-primary" href="/session/begin" onClick={rememberPlace}>
            {say('Log ind med din organisation', 'Sign in with your organisation')}
          </a>
        </p>
      ) : null}
      {now?.ways.includes('local') ? <LocalChooser /> : null}
      {now && now.ways.length === 0 ? (
        <Alert tone="warning">
          <p>{say('Der er ikke sat en logintjeneste op (OIDC_CLIENT_ID).', 'No sign-in service is set up (OIDC_CLIENT_ID).')}</p>
        </Alert>
      ) : null}
    </>
  );
};
