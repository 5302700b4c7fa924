import { type JSX, render } from 'preact';
import { useEffect } from 'preact/hooks';
import { say } from './app/language.ts';
import { readLists } from './app/names.ts';
import { route } from './app/route.ts';
import { readSession, session } from './app/session.ts';
import { Alert, Loading, Title } from './parts/basics.tsx';
import { Frame } from './parts/frame.tsx';
import { CitizenPage } from './views/citizen.tsx';
import { Find } from './views/find.tsx';
import { Rules } from './views/rules.tsx';
import { SignIn } from './views/sign-in.tsx';
import { TimeMachineBar } from './views/time-machine.tsx';

const Content = (): JSX.Element => {
  const here = route.value;
  const now = session.value;
  const signedIn = now?.signedIn != null;
  useEffect(() => {
    if (signedIn) readLists();
  }, [signedIn]);

  if (now === undefined) return <Loading />;
  if (now === null)
    return (
      <>
        <Title>{say('Ingen forbindelse', 'No connection')}</Title>
        <Alert tone="warning" live>
          <p>{say('Serveren svarer ikke. Prøv igen om lidt.', 'The server does not answer. Try again in a moment.')}</p>
          <button type="button" class="button button-secondary" onClick={() => void readSession()}>
            {say('Prøv igen', 'Try again')}
          </button>
        </Alert>
      </>
    );
  if (now.signedIn === null) return <SignIn why={here.page === 'sign-in' ? here.why : null} />;
  if (here.page === 'citizen') return <CitizenPage key={here.citizenId} citizenId={here.citizenId} tab={here.tab} detail={here.detail} />;
  if (here.page === 'rules') return <Rules section={here.section} />;
  return <Find />;
};

const Top = (): JSX.Element | null => (session.value?.timeMachine ? <TimeMachineBar /> : null);

const root = document.getElementById('page');
if (root)
  render(
    <Frame top={<Top />}>
      <Content />
    </Frame>,
    root,
  );
void readSession();
