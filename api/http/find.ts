import { isoAt } from '../../machines/core/calendar.ts';
import type { Role } from '../../machines/core/types.ts';
import type { Identity } from '../auth/tokens.ts';
import type { Context } from './context.ts';
import { problem } from './problems.ts';

/** Who may ask for a citizen by the CPR number. @source API.md */
export const FINDERS: readonly Role[] = ['jobcentre', 'a-kasse', 'benefit-system', 'cpr', 'udb', 'udk', 'batch'];

/**
 * The citizen who has the CPR number (ten digits). Each look-up is in the access log, also one that finds nobody; the number is in none.
 * @throws 403 forbidden-role, 404 unknown-citizen
 */
export const findCitizen = async (ctx: Context, { role, org, who }: Identity, cpr: string): Promise<string> => {
  if (!FINDERS.includes(role)) throw problem('forbidden-role');
  const found = await ctx.store.findCitizen(cpr);
  await ctx.store.logAccess({ at: isoAt(await ctx.now()), who, role, org, citizenId: found ?? '', what: 'find', id: null });
  if (found === undefined) throw problem('unknown-citizen');
  return found;
};
