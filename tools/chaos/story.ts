import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from '../../scripts/steps.mjs';
import { scenarioCommands } from '../scenario/commands.ts';
import { type Answer, describeAnswer, send } from '../scenario/http.ts';
import { type Json, member } from '../scenario/json.ts';
import { type Caller, parseScenario, type Scenario } from '../scenario/parse.ts';
import { fill, fillText } from '../scenario/references.ts';

/** Plays a scenario file against a service that is killed under it: every request has a key and is made again until it is answered. */

export const scenarioOf = (file: string): Scenario => parseScenario(file, readFileSync(join(ROOT, file), 'utf8'), scenarioCommands);

export interface Stage {
  url(): string;
  token(role: string, org: string | null): Promise<string>;
  /** Moves the clock; absent on an engine whose clock goes by itself. */
  moveTo?(epochMs: number): Promise<void>;
  /** Resolves when nothing is under way for this citizen, nor waits for its next try. */
  rest(citizenId: string): Promise<void>;
  /** Called, and waited for, just before the request of a step is sent. */
  during?(step: number): void | Promise<void>;
  /** Called after the answer to each step. */
  between?(step: number): Promise<void>;
  /** How long the caller of a step waited for its answer, all tries together (milliseconds). */
  waited?(ms: number): void;
}

/** What was answered and what is left at the end, with ids by their order and instants by their day: equal for equal stories. */
export interface Story {
  readonly answers: readonly string[];
  readonly view: unknown;
  readonly messages: unknown;
  readonly timeline: unknown;
  readonly ids: readonly string[];
}

const PATIENCE_MS = 120_000;

/** Makes the request again until somebody answers it. */
export const persist = async (url: () => string, call: Parameters<typeof send>[1] & { readonly key?: string }): Promise<Answer> => {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    let seen: string;
    try {
      const answer = await sendWithKey(url(), call);
      if (answer.status !== 503) return answer;
      seen = describeAnswer(answer);
    } catch (error) {
      seen = String(error);
    }
    if (Date.now() > until) throw new Error(`no answer within ${PATIENCE_MS} ms: ${seen}`);
    await pause(50);
  }
};

const sendWithKey = async (base: string, { key, ...call }: Parameters<typeof persist>[1]): Promise<Answer> => {
  if (key === undefined) return send(base, call, 15_000);
  const response = await fetch(`${base}${call.path}`, {
    method: call.method,
    headers: { authorization: `Bearer ${call.token}`, 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(call.payload ?? {}),
    signal: AbortSignal.timeout(15_000),
  });
  return { status: response.status, body: await response.json() };
};

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const INSTANT = /"(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}\.\d{3}Z"/g;

/** Ids by the order in which they come up, instants by their day. */
const normal = (value: unknown, known: Map<string, string>): unknown => {
  const text = JSON.stringify(value).replaceAll(UUID, (id) => {
    const name = known.get(id) ?? `id-${known.size + 1}`;
    known.set(id, name);
    return name;
  });
  return JSON.parse(text.replaceAll(INSTANT, '"$1"'));
};

/** What was played and answered; how it ends is looked at later. */
export interface Played {
  readonly citizenId: string;
  readonly answers: readonly string[];
}

export const sendCommands = async (scenario: Scenario, stage: Stage): Promise<Played> => {
  const known = new Map<string, Json>();
  const answers: string[] = [];
  const create = scenario.citizens[0];
  if (!create) throw new Error('the story has no citizen');
  const token = (as: Caller): Promise<string> =>
    stage.token(as.role, as.citizen === null ? (as.org === null ? null : fillText(as.org, known)) : String(known.get(as.citizen)));
  const made = await persist(stage.url, {
    method: 'POST',
    path: '/citizens',
    token: await stage.token('jobcentre', create.jobcentre),
    payload: create.body,
    key: `create ${JSON.stringify(create.body)}`,
  });
  const citizenId = member(made.body, 'citizenId');
  if (typeof citizenId !== 'string') throw new Error(describeAnswer(made));
  known.set(create.name, citizenId);

  for (const [index, step] of scenario.steps.entries()) {
    if (step.at && stage.moveTo) {
      await stage.rest(citizenId);
      await stage.moveTo(step.at.epochMs);
    }
    if (step.call?.request.kind === 'do') {
      const { as, request, save } = step.call;
      await stage.during?.(index);
      const since = performance.now();
      const answer = await persist(stage.url, {
        method: 'POST',
        path: `/citizens/${citizenId}/${request.command}`,
        token: await token(as),
        payload: fill(request.payload, known),
        key: `step ${step.line}`,
      });
      stage.waited?.(performance.now() - since);
      answers.push(`${request.command}: ${answer.status} ${member(answer.body, 'code') ?? member(answer.body, 'outcome')}`);
      for (const { from, name } of save) known.set(name, member(member(answer.body, 'result'), from) as Json);
    }
    await stage.between?.(index);
  }
  return { citizenId, answers };
};

/** How the story ends, once nothing is under way any more. */
export const endOf = async (played: Played, stage: Stage): Promise<Story> => {
  await stage.rest(played.citizenId);
  return endNow(played, stage);
};

/** As it is at this moment. */
export const endNow = async ({ citizenId, answers }: Played, stage: Stage): Promise<Story> => {
  const operator = await stage.token('operator', 'operator');
  const look = async (path: string): Promise<unknown> => {
    const answer = await persist(stage.url, { method: 'GET', path: `/citizens/${citizenId}${path}`, token: operator });
    if (answer.status !== 200) throw new Error(describeAnswer(answer));
    return answer.body;
  };
  const [view, messages, timeline] = [await look(''), await look('/messages'), await look('/timeline')];
  const ids = ((member(messages, 'messages') ?? messages) as { id: string }[]).map((m) => m.id);
  const names = new Map<string, string>();
  return {
    answers,
    timeline: normal(timeline, names),
    view: normal(view, names),
    messages: normal(sorted(messages), names),
    ids,
  };
};

export const playStory = async (scenario: Scenario, stage: Stage): Promise<Story> => endOf(await sendCommands(scenario, stage), stage);

/** Messages of one decision by two hands may arrive in either order. */
const sorted = (messages: unknown): unknown => {
  const list = (member(messages, 'messages') ?? messages) as { type: unknown; channel: unknown; at: string }[];
  const by = (m: { type: unknown; channel: unknown; at: string }): string => `${m.at.slice(0, 10)} ${m.type} ${m.channel}`;
  return list.map(({ ...m }) => ({ ...m, cursor: undefined })).sort((a, b) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : 0));
};
