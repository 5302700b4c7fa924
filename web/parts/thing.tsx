import type { JSX } from 'preact';
import type { View } from '../app/shapes.ts';
import { thingName } from '../app/things.ts';

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
