import type { JSX } from 'preact';
import { of, say } from '../app/language.ts';
import type { Deadline, View } from '../app/shapes.ts';
import { thingName } from '../app/things.ts';
import { lossOf } from '../words/losses.ts';

/** `: 10 – Ferie` behind what happens to one of several; nothing where it bears no name. */
export const Thing = ({
  machine,
  item,
  view,
}: {
  readonly machine: string;
  readonly item: string;
  readonly view: View | undefined;
}): JSX.Element | null => {
  const name = thingName(machine, item, view);
  return name === undefined ? null : <>: {name}</>;
};

/** What the citizen loses by a date. */
export const Loss = ({ deadline }: { readonly deadline: Deadline }): JSX.Element | null => {
  const loss = lossOf(deadline);
  return loss === undefined ? null : (
    <span class="loss">
      {say('Borgeren mister', 'The citizen loses')} {of(loss)}
    </span>
  );
};
