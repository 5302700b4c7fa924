import { roleAllows, specs } from '../../machines/citizen.ts';
import type { CommandSchema } from '../../machines/core/command-schema.ts';
import type { Caller } from '../../machines/core/types.ts';
import { commandSchemas } from '../../machines/shapes.ts';
import { problem } from '../http/problems.ts';

/** A command that there is: its shape, and the paragraph behind it. */
export interface KnownCommand {
  readonly name: string;
  readonly schema: CommandSchema;
  readonly rule: string;
}

/** A command on its way in, by whichever route: its body has the right shape, nothing else is known of it. */
export interface IncomingCommand {
  readonly command: KnownCommand;
  readonly body: unknown;
  readonly caller: Caller;
  readonly citizenId: string;
  readonly idempotencyKey?: string | undefined;
}

const schemas = commandSchemas as unknown as Readonly<Record<string, CommandSchema>>;

/** A command whose machine is taken away is not known, whatever shapes there are. */
export const knownCommand = (name: string): KnownCommand | undefined => {
  const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  const spec = specs.get(name)?.spec;
  return schema && spec ? { name, schema, rule: spec.rule } : undefined;
};

/** The roles that may send it, before anything is known of the citizen. @throws 403 forbidden-role */
export const insistOnRole = ({ name, schema, rule }: KnownCommand, body: unknown, caller: Caller): void => {
  if (!roleAllows(name, schema.facts(body, String), caller)) throw problem('forbidden-role', { rule });
};
