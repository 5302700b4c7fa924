import { randomUUID } from 'node:crypto';
import { profileAnswer } from '../../machines/citizen.ts';
import { dateAt, isoAt, type LegalDate } from '../../machines/core/calendar.ts';
import type { CommandSchema } from '../../machines/core/command-schema.ts';
import type { Refused } from '../../machines/core/composition.ts';
import type { Refusal } from '../../machines/core/rule.ts';
import type { Caller } from '../../machines/core/types.ts';
import type { Citizen } from '../../store/store.ts';
import type { CommandAnswer, Consequences, WhatIfAnswer } from '../../workflows/contract.ts';
import type { Context } from '../http/context.ts';
import { type Kept, type Key, keyOf } from '../http/idempotency.ts';
import { problem, refused } from '../http/problems.ts';
import { entryOf } from '../http/timeline.ts';

/** A command as it came in: shape and role are right. */
export interface Given {
  readonly name: string;
  readonly schema: CommandSchema;
  readonly body: unknown;
  readonly facts: unknown;
  readonly caller: Caller;
  readonly citizen: Citizen;
  readonly idempotencyKey: string | undefined;
}

export interface Accepted {
  readonly outcome: 'accepted';
  readonly result: Readonly<Record<string, unknown>>;
  readonly timeline: CommandAnswer['timeline'];
  readonly messages?: Consequences['messages'];
  readonly dates?: Consequences['dates'];
}

const accepted = (answer: CommandAnswer, more: Readonly<Record<string, unknown>> = {}): Accepted => {
  const result = { ...answer.result, ...more };
  return { outcome: 'accepted', result, timeline: answer.timeline.map(entryOf) };
};

/** What the command would be answered, today or on a day, with nothing changed and nothing kept. */
export const tryCommand = async (
  ctx: Context,
  given: Given,
  {
    day,
    consequences,
    byWhoeverMay = false,
  }: { readonly day: LegalDate | undefined; readonly consequences: boolean; readonly byWhoeverMay?: boolean },
): Promise<Accepted> => {
  const now = await ctx.now();
  const command = { id: randomUUID(), name: given.name, payload: given.facts, caller: given.caller };
  const answer = await ctx.ask<WhatIfAnswer>(given.citizen, (engine) =>
    engine.whatIf(given.citizen.citizenId, {
      command,
      now,
      ...(day === undefined ? {} : { day }),
      ...(consequences ? { consequences } : {}),
      ...(byWhoeverMay ? { byWhoeverMay } : {}),
    }),
  );
  if (answer.outcome === 'refused') throw refused(answer.refusal);
  return { ...accepted(answer), ...answer.consequences };
};

/** Puts the texts into the store and asks the workflow; what a refused command brought is gone when this returns. */
const decide = async (ctx: Context, given: Given, commandId: string): Promise<CommandAnswer | Refused> => {
  const { citizen, name, caller } = given;
  const content = given.schema.content?.of(given.body);
  if (content !== undefined && given.schema.content) {
    const { kind } = given.schema.content;
    const createdAt = isoAt(await ctx.now());
    await ctx.store.putRecord({ recordId: commandId, citizenId: citizen.citizenId, commandId, kind, content, createdAt });
  }
  const command = {
    id: commandId,
    name,
    payload: given.facts,
    caller,
    ...(content === undefined ? {} : { records: [commandId] }),
  };
  // what happens to the record when this throws is not known here: an owner is noted by the workflow, an unowned one is swept
  const answer = await ctx.give<CommandAnswer | Refused>(citizen, (engine) => engine.command(citizen.citizenId, command));
  if (answer.outcome === 'refused' && content !== undefined) await ctx.store.discardUnowned(commandId);
  return answer;
};

const POLL_MS = 25;

/** What is added to the result: `kept` for repeats too, `once` in the first answer only, and kept nowhere. */
interface ProfileResult {
  readonly kept: Readonly<Record<string, unknown>>;
  readonly once?: Readonly<Record<string, unknown>>;
}

/** Waits, not long, for what Jobnet answers to the profile that the command asked for. @source 1.5 */
const jobnetProfile = async (ctx: Context, citizenId: string, answer: CommandAnswer, commandId: string): Promise<ProfileResult> => {
  const until = Date.now() + ctx.limits.profileMs;
  for (;;) {
    const work = await ctx.store.work(`${commandId}.1`);
    if (work?.status === 'done') {
      const created = work.result !== null && (work.result as { created?: unknown }).created !== false;
      const profile = profileAnswer(created, dateAt(Date.parse(answer.timeline.at(-1)?.recordedAt ?? '')));
      if (profile !== 'of-jobnet') return { kept: profile ? { jobnetProfile: profile } : {} };
      return { kept: {}, once: { jobnetProfile: await ctx.credentials(citizenId, commandId) } };
    }
    if (work?.status === 'failing' || Date.now() >= until) return { kept: { pending: ['jobnet-profile'] } };
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
};

/** Asks Jobnet and gives the answer once: with a key, that it was given is kept before it is, and what was given never. @source 1.5 */
const giveCredentials = async (ctx: Context, given: Given, answer: CommandAnswer, commandId: string, key: Key | undefined) => {
  const { username, password } = await ctx.credentials(given.citizen.citizenId, commandId);
  if (key) {
    const mine = randomUUID();
    const kept = await key.keep({ status: 422, body: { credentialsGiven: mine } }, await ctx.now());
    if ((kept.body as { credentialsGiven?: unknown }).credentialsGiven !== mine) throw asGiven(kept);
  }
  return accepted(answer, { username, password });
};

/** A kept answer that is no acceptance, as the problem that it was. */
const asGiven = (kept: Kept) => {
  const body = kept.body as { refusal?: Refusal };
  return body.refusal ? refused(body.refusal) : problem('credentials-already-given', { rule: '1.5' });
};

const repeated = (kept: Kept): Accepted => {
  if (kept.status !== 200) throw asGiven(kept);
  return kept.body as Accepted;
};

/** Gives one command. With an idempotency key a repeat is answered as the first was, and nothing is done twice. */
export const runCommand = async (ctx: Context, given: Given): Promise<Accepted> => {
  const { citizen, caller, name, idempotencyKey } = given;
  const key =
    idempotencyKey === undefined
      ? undefined
      : keyOf(ctx, { citizenId: citizen.citizenId, caller, key: idempotencyKey, command: name, body: given.body });
  const before = await key?.answer();
  if (before) return repeated(before);
  await key?.reserve(await ctx.now());

  const commandId = key?.commandId ?? randomUUID();
  const answer = await decide(ctx, given, commandId);
  if (answer.outcome === 'refused') {
    const { refusal } = answer;
    if (!key) throw refused(refusal);
    return repeated(await key.keep({ status: refusal.status, body: { refusal } }, await ctx.now()));
  }
  if (name === 'create-credentials') return giveCredentials(ctx, given, answer, commandId, key);
  const profile: ProfileResult =
    name === 'register-job-seeker' ? await jobnetProfile(ctx, citizen.citizenId, answer, commandId) : { kept: {} };
  const body = accepted(answer, profile.kept);
  const first = profile.once ? accepted(answer, profile.once) : body;
  if (!key) return first;
  const kept = await key.keep({ status: 200, body }, await ctx.now());
  return profile.once ? first : repeated(kept);
};
