import { type ContinueAsNewOptions, defineSignal, makeContinueAsNewFunc, setHandler, type Workflow } from '@temporalio/workflow';

/** Asks a run to continue as new, on the version of the program that is the current one then. Takes nothing. */
export const handOverSignal = defineSignal('hand-over');

/**
 * A run stays on the version of the program that it began with, so that its history is never replayed on other code; also when it continues as
 * new by itself, so that rolling back moves nobody. It moves when it is asked to.
 */
export const createHandOver = () => {
  let asked = false;
  setHandler(
    handOverSignal,
    () => {
      asked = true;
    },
    { description: 'The program has a new version: the run continues as new on it as soon as nothing is under way.' },
  );
  return {
    asked: (): boolean => asked,
    continueAsNew: <W extends Workflow>(...args: Parameters<W>): Promise<never> => {
      const options: ContinueAsNewOptions = asked ? { initialVersioningBehavior: 'AUTO_UPGRADE' } : {};
      return makeContinueAsNewFunc<W>(options)(...args);
    },
  };
};

export type HandOver = ReturnType<typeof createHandOver>;
