import { useEffect, useRef, useState } from 'preact/hooks';
import { ask, asProblem, type Problem, retries } from './api.ts';
import { type Language, language } from './language.ts';

/** The state of something that is asked of the API: what came last stays while it is asked again. */
export interface Asked<T> {
  readonly value: T | undefined;
  /** The language that the value was asked in: another than the reader's, until it has come in that one. */
  readonly spoken: Language;
  readonly problem: Problem | undefined;
  readonly busy: boolean;
  readonly again: () => void;
}

export interface How<T> {
  /** Changes when there is news. */
  readonly mark?: string;
  /** While it is false nothing is asked, and what came before stays: for what is out of sight. */
  readonly wanted?: boolean;
  /** After news only the rest is asked for: where, and how it is put to what is there. */
  readonly rest?: (known: T) => { readonly path: string; readonly join: (fresh: T) => T };
}

interface Question {
  readonly path: string;
  readonly language: Language;
  readonly round: number;
  readonly mark: string;
}
interface Asking<T> {
  readonly question: Question;
  readonly stop: AbortController;
  running: boolean;
  /** News that came while it was asked. */
  next: Question | undefined;
  value: T | undefined;
}

const alike = (a: Question, b: Question): boolean => a.path === b.path && a.language === b.language && a.round === b.round;

/**
 * Asks when the path, the language or the mark changes, and again on demand. An answer that comes late is not taken for the new one; news that
 * comes while it is asked lets the answer come, and asks once more: a page is not left waiting where there is news all the time.
 * @param path null: nothing is asked
 */
export const useAsked = <T>(path: string | null, { mark = '', wanted = true, rest }: How<T> = {}): Asked<T> => {
  const spoken = language.value;
  const [state, setState] = useState<Omit<Asked<T>, 'again'>>({
    value: undefined,
    spoken,
    problem: undefined,
    busy: path !== null && wanted,
  });
  const [round, setRound] = useState(0);
  const asking = useRef<Asking<T> | undefined>(undefined);

  const start = (question: Question, before: Asking<T> | undefined): void => {
    const known = before !== undefined && alike(before.question, question) ? before.value : undefined;
    const part = known === undefined ? undefined : rest?.(known);
    const one: Asking<T> = { question, stop: new AbortController(), running: true, next: undefined, value: known };
    asking.current = one;
    const end = (value: T | undefined, problem: Problem | undefined): void => {
      if (one.stop.signal.aborted) return;
      one.running = false;
      one.value = value;
      setState((s) => ({
        value: value ?? s.value,
        spoken: value === undefined ? s.spoken : question.language,
        problem,
        busy: one.next !== undefined,
      }));
      if (one.next) start(one.next, one);
    };
    ask<T>(part?.path ?? question.path, { signal: one.stop.signal }).then(
      (value) => end(part?.join(value) ?? value, undefined),
      (error: unknown) => end(undefined, asProblem(error)),
    );
  };

  useEffect(() => {
    const before = asking.current;
    if (path === null) {
      before?.stop.abort();
      asking.current = undefined;
      setState({ value: undefined, spoken, problem: undefined, busy: false });
      return;
    }
    const question: Question = { path, language: spoken, round, mark };
    if (!wanted) return;
    if (before && alike(before.question, question)) {
      if (before.running) before.next = before.question.mark === mark ? undefined : question;
      if (before.running || before.question.mark === mark) return;
    }
    before?.stop.abort();
    const same = before?.question.path === path;
    setState((s) => ({ value: same ? s.value : undefined, spoken: s.spoken, problem: same ? s.problem : undefined, busy: true }));
    start(question, before);
  }, [path, mark, round, spoken, wanted]);
  useEffect(() => () => asking.current?.stop.abort(), []);

  const again = (): void => setRound((n) => n + 1);
  const tried = retries.value;
  useEffect(() => {
    if (state.problem?.body.status === 0) again();
  }, [tried]);

  return { ...state, again };
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
