import { roleMayRead } from '../../machines/access.ts';
import type { LegalDate } from '../../machines/core/calendar.ts';
import type { CommandAnswer } from '../../workflows/contract.ts';
import type { Context } from '../http/context.ts';
import { refused } from '../http/problems.ts';
import { type IncomingCommand, insistOnRole } from './incoming.ts';
import { runCommand, tryCommand } from './run-command.ts';

/** A command that changes nothing: on a day, or today; with `consequences` also what would be sent, and which dates would change. */
export interface DryRun {
  readonly on?: LegalDate | undefined;
  readonly consequences?: boolean;
}

/** Handles a command whose shape is right: role (403), whether the citizen exists (404); the rest is the workflow's to decide, in one step. */
export const handleCommand = async (ctx: Context, incoming: IncomingCommand, dryRun?: DryRun): Promise<CommandAnswer> => {
  insistOnRole(incoming.command, incoming.body, incoming.caller);
  if (dryRun) return tryCommand(ctx, incoming, { day: dryRun.on, consequences: dryRun.consequences === true });
  return runCommand(ctx, incoming);
};

/** What a command would do, whoever may send it: for a reader of the citizen's view. Changes nothing. */
export const foresee = async (ctx: Context, incoming: IncomingCommand, on: LegalDate | undefined): Promise<CommandAnswer> => {
  const no = roleMayRead(incoming.caller.role, 'view');
  if (no) throw refused(no);
  return tryCommand(ctx, incoming, { day: on, consequences: true, byWhoeverMay: true });
};
