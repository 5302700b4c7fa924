import { commandNames } from '../../machines/schemas/index.ts';

/** The commands that a step may give: a text under `do` that is not here is a typing error. */
export const scenarioCommands: readonly string[] = commandNames;
