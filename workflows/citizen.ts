import { defineQuery, patched, proxyActivities, setHandler } from '@temporalio/workflow';
import { mayRead } from '../machines/access.ts';
import { advance, allowed, deadlines, newCitizen, specs, takeOver, upgrade, whatIf } from '../machines/citizen.ts';
import { byWhoeverMay, consequencesOf } from '../machines/consequences.ts';
import { dateAt } from '../machines/core/calendar.ts';
import type { Advanced, Callback, Entry } from '../machines/core/composition.ts';
import type { Dated } from '../machines/core/law.ts';
import type { CitizenState, Effect } from '../machines/core/types.ts';
import { pictureOf } from '../machines/drawing.ts';
import { detailAt, ownTestOf, viewAt } from '../machines/view.ts';
import type { Activities } from './activities.ts';
import { ATTRIBUTE_TYPES } from './attributes.ts';
import { domain } from './citizen-domain.ts';
import { callbackOf, commandOf, isCitizenStart } from './citizen-shapes.ts';
import {
  ALLOWED_QUERY,
  type AllowedCommand,
  type AllowedInput,
  type CitizenStart,
  type CommandAnswer,
  type CommandInput,
  KNOWS_QUERY,
  type KnowsInput,
  PICTURE_QUERY,
  type PictureAnswer,
  type PictureInput,
  READ_QUERY,
  REFUSED,
  type ReadAnswer,
  type ReadInput,
  STANDS_QUERY,
  type StandsAnswer,
  WHAT_IF_QUERY,
  type WhatIfAnswer,
  type WhatIfInput,
} from './contract.ts';
import { createEntity } from './entity/entity.ts';
import { createHandOver } from './entity/hand-over.ts';
import type { Batch, RunSnapshot } from './entity/types.ts';

/** With the dates as the program had them that hands the citizen over to another one. */
type Snapshot = RunSnapshot<CitizenState, CommandAnswer, Entry, Effect> & { readonly dates?: readonly Dated[] };

/**
 * What a decision leaves to be done outside; repeated until done, whatever is down. A local activity would save a workflow task, but without
 * a workflow cache the SDK (1.24) breaks on one that is started by an update.
 */
const carryOut = (citizenId: string, batch: Batch<Entry, Effect>, summary: string): Promise<void> =>
  proxyActivities<Activities>({
    startToCloseTimeout: '1 minute',
    retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
    summary,
  }).carryOut(citizenId, batch);

const datesOf = (state: CitizenState): readonly Dated[] => deadlines(state).map(({ id, on, rule }) => ({ id, on, rule }));

/**
 * The snapshot of the run before, carried to the machines of today. That it has come from another program is entered once, live; a history
 * that was made before machines changed has no marker of it, and replays as it was.
 */
const carried = ({ dates, ...snapshot }: Snapshot): { readonly snapshot: Snapshot; readonly arrival?: Advanced } => {
  const { withoutTarget, ...arrival } = takeOver(snapshot.state, dates, Date.now());
  if (withoutTarget.length > 0) throw new Error(`no target for ${withoutTarget.map((w) => `${w.machine} in ${w.value}`).join(', ')}`);
  if (arrival.entries.length === 0) return { snapshot: { ...snapshot, state: arrival.state } };
  return patched('program-changed') ? { snapshot, arrival } : { snapshot: { ...snapshot, state: upgrade(snapshot.state).state } };
};

/** An update for each command, by its name. */
const updates = [...specs.values()].map(({ spec: { name, rule } }) => ({
  name,
  description: `Decides ${name} (${rule}). Accepted: answers what came of it. Refused: fails with code and rule, and leaves no event.`,
}));

/** Everything known of one citizen, for as long as there is a register: decides, answers, remembers. @source 0 */
export async function citizen(start: CitizenStart, snapshot?: Snapshot): Promise<void> {
  // fails the task and not the citizen: with the right key in the vault it goes on
  if (!isCitizenStart(start)) throw new Error('the start cannot be read: it is not sealed under the key of this citizen');
  const handOver = createHandOver();
  const before = snapshot && carried(snapshot);
  const entity = createEntity<CitizenState, CommandInput, Callback, Entry, Effect, CommandAnswer>({
    domain,
    start: before?.snapshot ?? { state: newCitizen(start), answers: [], sent: {}, lastUpdate: 0, recent: [] },
    arrival: before?.arrival,
    updates,
    handOver,
    commandOf,
    callbackOf,
    refusedType: REFUSED,
    attributeTypes: ATTRIBUTE_TYPES,
    recordsOf: (command) => command.records ?? [],
    carryOut: (batch, summary) => carryOut(start.citizenId, batch, summary),
  });

  setHandler(defineQuery<ReadAnswer, [ReadInput]>(READ_QUERY), ({ caller, topic, id, now }) => {
    const { state } = advance(entity.state(), now);
    const refusal = mayRead(state, caller, topic, dateAt(now), ownTestOf(topic));
    if (refusal) return { refusal };
    const view = topic === 'view' || topic === 'allowed' ? viewAt(state, now, caller.role) : detailAt(state, topic, id, now);
    return { ...(view === undefined ? {} : { view }), recent: entity.recent() };
  });
  setHandler(defineQuery<PictureAnswer, [PictureInput]>(PICTURE_QUERY), ({ caller, now, next }) => {
    const { state } = advance(entity.state(), now);
    const refusal = mayRead(state, caller, 'view', dateAt(now));
    return refusal ? { refusal } : { picture: pictureOf(state, now, next), recent: entity.recent() };
  });
  setHandler(
    defineQuery<WhatIfAnswer, [WhatIfInput]>(WHAT_IF_QUERY),
    ({ command: asked, now, day = dateAt(now), consequences, byWhoeverMay: any }) => {
      const refusal = any ? mayRead(entity.state(), asked.caller, 'view', dateAt(now)) : undefined;
      if (refusal) return { outcome: 'refused', refusal };
      const command = any ? byWhoeverMay(entity.state(), asked) : asked;
      const answer = whatIf(entity.state(), command, now, day);
      if (answer.outcome === 'refused') return answer;
      const more = consequences ? consequencesOf(entity.state(), answer, now, day) : {};
      return { outcome: 'accepted', result: answer.result, timeline: answer.entries, ...more };
    },
  );
  setHandler(defineQuery<readonly AllowedCommand[], [AllowedInput]>(ALLOWED_QUERY), ({ caller, now }) =>
    allowed(entity.state(), caller, now),
  );
  setHandler(defineQuery<boolean, [KnowsInput]>(KNOWS_QUERY), ({ commandId, recordIds }) => {
    const held = JSON.stringify(entity.state());
    return entity.recent().some((e) => e.commandId === commandId) || recordIds.some((id) => held.includes(id));
  });
  setHandler(defineQuery<StandsAnswer>(STANDS_QUERY), () => ({ state: entity.state(), dates: datesOf(entity.state()) }));
  setHandler(defineQuery<boolean>('busy'), () => entity.busy());

  await entity.live((next) =>
    handOver.continueAsNew<typeof citizen>(start, handOver.asked() ? { ...next, dates: datesOf(next.state) } : next),
  );
}
