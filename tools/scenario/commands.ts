import { commandNames } from '../../machines/shapes.ts';

/** The commands that a step may give: a text under `do` that is not here is a typing error. */
export const scenarioCommands: readonly string[] = commandNames;
