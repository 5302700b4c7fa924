import { useEffect, useRef, useState } from 'preact/hooks';
import { ask, asProblem, type Problem } from './api.ts';
import { language } from './language.ts';

/** The state of something that is asked of the API: what came last stays while it is asked again. */
export interface Asked<T> {
  readonly value: T | undefined;
  readonly problem: Problem | undefined;
  readonly busy: boolean;
  readonly again: () => void;
}

/**
 * Asks when the path, the language or the mark changes, and again on demand. An answer that comes late is not taken for the new one.
 * @param path null: nothing is asked
 */
export const useAsked = <T>(path: string | null, mark: string | number = ''): Asked<T> => {
  const [state, setState] = useState<{ path: string | null; value: T | undefined; problem: Problem | undefined; busy: boolean }>({
    path: null,
    value: undefined,
    problem: undefined,
    busy: path !== null,
  });
  const [round, setRound] = useState(0);
  const last = useRef<string | null>(null);
  const spoken = language.value;

  // mark, round and language are what makes it ask again
  useEffect(() => {
    if (path === null) {
      setState({ path, value: undefined, problem: undefined, busy: false });
      return;
    }
    const stop = new AbortController();
    const same = last.current === path;
    last.current = path;
    setState((s) => ({ path, value: same ? s.value : undefined, problem: same ? s.problem : undefined, busy: true }));
    ask<T>(path, { signal: stop.signal }).then(
      (value) => !stop.signal.aborted && setState({ path, value, problem: undefined, busy: false }),
      (error: unknown) => {
        if (!stop.signal.aborted) setState((s) => ({ path, value: s.value, problem: asProblem(error), busy: false }));
      },
    );
    return () => stop.abort();
  }, [path, mark, round, spoken]);

  return { value: state.value, problem: state.problem, busy: state.busy, again: () => setRound((n) => n + 1) };
};

/** Asks again when the reader changes the language while an answer in the other one stands on the page. */
export const useInLanguage = (stands: boolean, again: () => void): void => {
  const spoken = language.value;
  const before = useRef(spoken);
  useEffect(() => {
    if (before.current === spoken) return;
    before.current = spoken;
    if (stands) again();
  }, [spoken]);
};
