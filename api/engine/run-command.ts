import { randomUUID } from 'node:crypto';
import { profileAnswer } from '../../machines/citizen.ts';
import { dateAt, isoAt, type LegalDate } from '../../machines/core/calendar.ts';
import type { Refused } from '../../machines/core/composition.ts';
import type { Refusal } from '../../machines/core/rule.ts';
import type { CommandAnswer, WhatIfAnswer } from '../../workflows/contract.ts';
import type { Context } from '../http/context.ts';
import { type Kept, type Key, keyOf } from '../http/idempotency.ts';
import { problem, refused } from '../http/problems.ts';
import { entryOf } from '../http/timeline.ts';
import type { IncomingCommand } from './incoming.ts';

/** The workflow's answer as the API shows it. */
const shown = (answer: CommandAnswer, more: Readonly<Record<string, unknown>> = {}): CommandAnswer => ({
  ...answer,
  result: { ...answer.result, ...more },
  timeline: answer.timeline.map(entryOf),
});

/** Who it is about, and what of the body the workflow is to see. @throws 404 unknown-citizen */
const prepared = async (ctx: Context, { command, body, citizenId }: IncomingCommand) => {
  const citizen = await ctx.citizen(citizenId);
  return { citizen, facts: command.schema.facts(body, (text) => ctx.hash(`text ${citizenId} ${text}`)) };
};
type Prepared = Awaited<ReturnType<typeof prepared>>;

/** What the command would be answered, today or on a day, with nothing changed and nothing kept. */
export const tryCommand = async (
  ctx: Context,
  incoming: IncomingCommand,
  {
    day,
    consequences,
    byWhoeverMay = false,
  }: { readonly day: LegalDate | undefined; readonly consequences: boolean; readonly byWhoeverMay?: boolean },
): Promise<CommandAnswer> => {
  const { citizen, facts } = await prepared(ctx, incoming);
  const now = await ctx.now();
  const command = { id: randomUUID(), name: incoming.command.name, payload: facts, caller: incoming.caller };
  const answer = await ctx.ask<WhatIfAnswer>(citizen, (engine) =>
    engine.whatIf(citizen.citizenId, {
      command,
      now,
      ...(day === undefined ? {} : { day }),
      ...(consequences ? { consequences } : {}),
      ...(byWhoeverMay ? { byWhoeverMay } : {}),
    }),
  );
  if (answer.outcome === 'refused') throw refused(answer.refusal);
  return shown(answer);
};

/** Puts the texts into the store and asks the workflow; what a refused command brought is gone when this returns. */
const decide = async (
  ctx: Context,
  { command: { name, schema }, body, caller }: IncomingCommand,
  { citizen, facts }: Prepared,
  commandId: string,
): Promise<CommandAnswer | Refused> => {
  const content = schema.content?.of(body);
  if (content !== undefined && schema.content) {
    const { kind } = schema.content;
    const createdAt = isoAt(await ctx.now());
    await ctx.store.putRecord({ recordId: commandId, citizenId: citizen.citizenId, commandId, kind, content, createdAt });
  }
  const command = {
    id: commandId,
    name,
    payload: facts,
    caller,
    ...(content === undefined ? {} : { records: [commandId] }),
  };
  // what happens to the record when this throws is not known here: an owner is noted by the workflow, an unowned one is swept
  const answer = await ctx.command<CommandAnswer | Refused>(citizen, (engine) => engine.command(citizen.citizenId, command));
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
const giveCredentials = async (ctx: Context, citizenId: string, answer: CommandAnswer, commandId: string, key: Key | undefined) => {
  const { username, password } = await ctx.credentials(citizenId, commandId);
  if (key) {
    const mine = randomUUID();
    const kept = await key.keep({ status: 422, body: { credentialsGiven: mine } }, await ctx.now());
    if ((kept.body as { credentialsGiven?: unknown }).credentialsGiven !== mine) throw asFirst(kept);
  }
  return shown(answer, { username, password });
};

/** A kept answer that is no acceptance, as the problem that it was. */
const asFirst = (kept: Kept) => {
  const body = kept.body as { refusal?: Refusal };
  return body.refusal ? refused(body.refusal) : problem('credentials-already-given', { rule: '1.5' });
};

const repeated = (kept: Kept): CommandAnswer => {
  if (kept.status !== 200) throw asFirst(kept);
  return kept.body as CommandAnswer;
};

/** Runs one command. With an idempotency key a repeat is answered as the first was, and nothing is done twice. */
export const runCommand = async (ctx: Context, incoming: IncomingCommand): Promise<CommandAnswer> => {
  const found = await prepared(ctx, incoming);
  const { citizenId } = found.citizen;
  const {
    command: { name },
    body: sent,
    caller,
    idempotencyKey,
  } = incoming;
  const key = idempotencyKey === undefined ? undefined : keyOf(ctx, { citizenId, caller, key: idempotencyKey, command: name, body: sent });
  const before = await key?.answer();
  if (before) return repeated(before);
  await key?.reserve(await ctx.now());

  const commandId = key?.commandId ?? randomUUID();
  const answer = await decide(ctx, incoming, found, commandId);
  if (answer.outcome === 'refused') {
    const { refusal } = answer;
    if (!key) throw refused(refusal);
    return repeated(await key.keep({ status: refusal.status, body: { refusal } }, await ctx.now()));
  }
  if (name === 'create-credentials') return giveCredentials(ctx, citizenId, answer, commandId, key);
  const profile: ProfileResult = name === 'register-job-seeker' ? await jobnetProfile(ctx, citizenId, answer, commandId) : { kept: {} };
  const body = shown(answer, profile.kept);
  const first = profile.once ? shown(answer, profile.once) : body;
  if (!key) return first;
  const kept = await key.keep({ status: 200, body }, await ctx.now());
  return profile.once ? first : repeated(kept);
};
