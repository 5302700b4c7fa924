import type { ComponentChildren, JSX } from 'preact';
import { language, of, say } from '../app/language.ts';
import { route } from '../app/route.ts';
import { session, signOut } from '../app/session.ts';
import { roles } from '../words/roles.ts';

/** What stands around every page: name, places, language, who is signed in. */

export const officeText = (role: string, org: string | null): string => {
  const name = of(roles[role] ?? [role, role]);
  return org === null || role === 'citizen' ? name : `${name} ${org}`;
};

const LanguageSwitch = (): JSX.Element => {
  const other = language.value === 'da' ? 'en' : 'da';
  return (
    <button
      type="button"
      class="plain-button"
      lang={other}
      onClick={() => {
        language.value = other;
      }}
    >
      {other === 'en' ? 'English' : 'Dansk'}
    </button>
  );
};

const Place = ({
  href,
  here,
  children,
}: {
  readonly href: string;
  readonly here: boolean;
  readonly children: ComponentChildren;
}): JSX.Element => (
  <li>
    <a href={href} aria-current={here ? 'page' : undefined}>
      {children}
    </a>
  </li>
);

export const Frame = ({ children, top }: { readonly children: ComponentChildren; readonly top?: ComponentChildren }): JSX.Element => {
  const signedIn = session.value?.signedIn ?? null;
  const { page } = route.value;
  return (
    <>
      <button type="button" class="skip" onClick={() => document.querySelector<HTMLElement>('main')?.focus()}>
        {say('Gå til indholdet', 'Go to the content')}
      </button>
      {top}
      <header class="top">
        <div class="wide top-row">
          <a class="product" href="#/">
            Borgerforløb
          </a>
          <div class="top-tools">
            {signedIn === null ? null : <span class="who">{officeText(signedIn.role, signedIn.org)}</span>}
            <LanguageSwitch />
            {signedIn === null ? null : (
              <button type="button" class="plain-button" onClick={() => void signOut()}>
                {say('Log ud', 'Sign out')}
              </button>
            )}
          </div>
        </div>
        {signedIn === null ? null : (
          <nav class="wide places" aria-label={say('Hovedmenu', 'Main menu')}>
            <ul>
              <Place href="#/" here={page === 'find' || page === 'citizen'}>
                {say('Borgere', 'Citizens')}
              </Place>
              <Place href="#/rules" here={page === 'rules'}>
                {say('Regler', 'Rules')}
              </Place>
            </ul>
          </nav>
        )}
      </header>
      <main id="main" tabIndex={-1} class="wide">
        {children}
      </main>
      <footer class="foot">
        <div class="wide">
          <p>
            {say(
              'Registret over borgerforløb i beskæftigelsesindsatsen. Reglerne er dem i releasenoten til Det fælles Datagrundlag af 14. marts 2022.',
              'The register of citizen courses of the employment effort. The rules are those of the release note of Det fælles Datagrundlag of 14 March 2022.',
            )}
          </p>
          <p>
            <a href="/docs">{say('API-dokumentation', 'API documentation')}</a>
          </p>
        </div>
      </footer>
    </>
  );
};
