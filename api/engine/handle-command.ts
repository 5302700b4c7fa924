import { roleMayRead } from '../../machines/access.ts';
import { roleAllows, specs } from '../../machines/citizen.ts';
import type { LegalDate } from '../../machines/core/calendar.ts';
import type { CommandSchema } from '../../machines/core/command-schema.ts';
import type { Caller } from '../../machines/core/types.ts';
import { commandSchemas } from '../../machines/shapes.ts';
import type { Context } from '../http/context.ts';
import { problem, refused } from '../http/problems.ts';
import { type Accepted, runCommand, tryCommand } from './run-command.ts';

/** A command that there is: its shape, and the paragraph behind it. */
export interface KnownCommand {
  readonly name: string;
  readonly schema: CommandSchema;
  readonly rule: string;
}

const schemas = commandSchemas as unknown as Readonly<Record<string, CommandSchema>>;

/** A command whose machine is taken away is not known, whatever shapes there are. */
export const knownCommand = (name: string): KnownCommand | undefined => {
  const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  const spec = specs.get(name)?.spec;
  return schema && spec ? { name, schema, rule: spec.rule } : undefined;
};

/** The roles that may give it, before anything is known of the citizen. @throws 403 forbidden-role */
export const insistOnRole = ({ name, schema, rule }: KnownCommand, body: unknown, caller: Caller): void => {
  if (!roleAllows(name, schema.facts(body, String), caller)) throw problem('forbidden-role', { rule });
};

export interface ToGive {
  readonly command: KnownCommand;
  /** Of the right shape. */
  readonly body: unknown;
  readonly caller: Caller;
  readonly citizenId: string;
  readonly idempotencyKey?: string | undefined;
  /** Changes nothing; `on` a day, or today; `consequences`: also what would be sent, and which dates would change. */
  readonly dryRun?: { readonly on?: LegalDate | undefined; readonly consequences?: boolean } | undefined;
}

/** Gives a command whose shape is right: role (403), whether the citizen exists (404); the rest is the workflow's to decide, in one step. */
export const giveCommand = async (
  ctx: Context,
  { command, body, caller, citizenId, idempotencyKey, dryRun }: ToGive,
): Promise<Accepted> => {
  insistOnRole(command, body, caller);
  const { name, schema } = command;
  const citizen = await ctx.citizen(citizenId);
  const facts = schema.facts(body, (text) => ctx.hash(`text ${citizenId} ${text}`));
  const given = { name, schema, body, facts, caller, citizen, idempotencyKey };
  return dryRun ? tryCommand(ctx, given, { day: dryRun.on, consequences: dryRun.consequences === true }) : runCommand(ctx, given);
};

/** What a command would do, whoever may give it: for a reader of the citizen's view. Changes nothing. */
export const foresee = async (
  ctx: Context,
  { command: { name, schema }, body, caller, citizenId }: ToGive,
  on: LegalDate | undefined,
): Promise<Accepted> => {
  const no = roleMayRead(caller.role, 'view');
  if (no) throw refused(no);
  const citizen = await ctx.citizen(citizenId);
  const facts = schema.facts(body, (text) => ctx.hash(`text ${citizenId} ${text}`));
  const given = { name, schema, body, facts, caller, citizen, idempotencyKey: undefined };
  return tryCommand(ctx, given, { day: on, consequences: true, byWhoeverMay: true });
};
