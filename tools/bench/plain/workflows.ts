import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  continueAsNew,
  defineQuery,
  defineUpdate,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { nextDate, type PlainCommand, type PlainState, pass, plainStart, reduce } from './course.ts';

/** A citizen as an entity workflow by hand: update with validator, one timer for the next date, continued as new when the server suggests it. */
export async function plainCitizen(snapshot?: { readonly state: PlainState; readonly answered: readonly string[] }): Promise<void> {
  let state = snapshot?.state ?? plainStart();
  const answered = new Set(snapshot?.answered ?? []);
  const decide = (command: PlainCommand): PlainState => {
    const reduced = reduce(state, command);
    if (!reduced.ok) throw ApplicationFailure.nonRetryable(reduced.code, 'refused');
    return reduced.state;
  };
  setHandler(defineQuery<PlainState>('read'), () => state);
  setHandler(
    defineUpdate<{ outcome: 'accepted' }, [PlainCommand]>('command'),
    (command) => {
      if (!answered.has(command.id)) {
        state = decide(command);
        answered.add(command.id);
      }
      return { outcome: 'accepted' };
    },
    {
      validator: (command) => {
        if (!answered.has(command.id)) decide(command);
      },
    },
  );
  for (;;) {
    state = pass(state, Date.now());
    if (workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished);
      await continueAsNew<typeof plainCitizen>({ state, answered: [...answered].slice(-100) });
    }
    // the timer stands until the date moves, not until the next command
    const date = nextDate(state);
    const seen = (): boolean => nextDate(state) !== date || workflowInfo().continueAsNewSuggested;
    if (date === undefined) await condition(seen);
    else await condition(seen, Math.max(1, date - Date.now()));
  }
}
