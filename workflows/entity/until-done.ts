import { isCancellation, sleep, TemporalFailure } from '@temporalio/workflow';

const FIRST_PAUSE = 60_000;
const LONGEST_PAUSE = 60 * 60_000;

/** The longest summary that the engine takes, with room for the sign. */
const SUMMARY = 198;

/** A summary that is too long ends at a whole word. */
export const shortened = (text: string): string =>
  text.length <= SUMMARY ? text : `${text.slice(0, SUMMARY + 1).replace(/[,;:]?\s+\S*$/, '')} …`;

/**
 * Repeats until it is done. Activities repeat themselves; what comes back failed all the same (an error that calls itself final, a door that
 * is not there for the moment) must neither end the workflow nor be forgotten, so it is tried again after a pause.
 */
export const untilDone = async <T>(what: string, attempt: () => Promise<T>, onFailure: () => void = () => undefined): Promise<T> => {
  for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof TemporalFailure) || isCancellation(error)) throw error;
      onFailure();
    }
    await sleep(pause, { summary: shortened(`failed, to be tried again: ${what}`) });
  }
};
