import { signal } from '@preact/signals';

/**
 * Places in the page stand behind `#`: no server and no log sees them. `#/citizens/<id>/timeline` and so on.
 */
export type Route =
  | { readonly page: 'find' }
  | { readonly page: 'sign-in'; readonly why: string | null }
  | { readonly page: 'citizen'; readonly citizenId: string; readonly tab: Tab; readonly detail: string | null }
  | { readonly page: 'rules'; readonly section: string | null };

export const TABS = ['overview', 'diagram', 'timeline', 'courses', 'records', 'do'] as const;
export type Tab = (typeof TABS)[number];

const isTab = (text: string): text is Tab => TABS.some((tab) => tab === text);

export const routeOf = (hash: string): Route => {
  const parts = hash
    .replace(/^#\/?/, '')
    .split('/')
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    });
  const [page, first, second = '', third] = parts;
  if (page === 'sign-in') return { page, why: first ?? null };
  if (page === 'rules') return { page, section: first ?? null };
  if (page === 'citizens' && first) {
    return { page: 'citizen', citizenId: first, tab: isTab(second) ? second : 'overview', detail: third ?? null };
  }
  return { page: 'find' };
};

export const route = signal<Route>(routeOf(location.hash));

/** The main heading is where a reader of the screen goes on after a change of place. */
const toHeading = (): void => {
  requestAnimationFrame(() => {
    const heading = document.querySelector<HTMLElement>('main h1');
    heading?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  });
};

addEventListener('hashchange', () => {
  const before = route.value;
  route.value = routeOf(location.hash);
  if (JSON.stringify(before) !== JSON.stringify(route.value)) toHeading();
});

export const toCitizen = (citizenId: string, tab: Tab = 'overview', detail?: string): string =>
  `#/citizens/${encodeURIComponent(citizenId)}${tab === 'overview' ? '' : `/${tab}`}${detail === undefined ? '' : `/${encodeURIComponent(detail)}`}`;
export const toRule = (section: string): string => `#/rules/${encodeURIComponent(section)}`;
export const go = (hash: string): void => {
  location.hash = hash;
};
