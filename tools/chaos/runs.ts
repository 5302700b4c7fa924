import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { each } from '../../app/each.ts';
import { ROOT } from '../../scripts/steps.mjs';
import { scenarioCommands } from '../scenario/commands.ts';
import { member } from '../scenario/json.ts';
import { parseScenario, type Scenario } from '../scenario/parse.ts';
import { FAULTS, type Fault, type Ground } from './ground.ts';
import { endNow, type Played, type Story, scenarioOf, sendCommands } from './story.ts';

/**
 * The shared story, its dates as far from today as they are from its last step: a real server's clock cannot be moved, so what was registered
 * on the day is registered late.
 */
const FILE = 'scenarios/1.1-sick-in-the-contact-course.yaml';
const DAY = 86_400_000;

const shifted = (cpr: string): Scenario => {
  const last = scenarioOf(FILE).steps.findLast((step) => step.at)?.at?.epochMs ?? 0;
  const shift = Math.floor(Date.now() / DAY) - Math.floor(last / DAY);
  const text = readFileSync(join(ROOT, FILE), 'utf8')
    .replaceAll(/\d{4}-\d{2}-\d{2}/g, (date) => new Date(Date.parse(date) + shift * DAY).toISOString().slice(0, 10))
    .replace(/cpr: "\d+"/, `cpr: "${cpr}"`);
  return parseScenario(FILE, text, scenarioCommands);
};

/** The same numbers for the same seed (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

export interface Blow {
  readonly fault: Fault;
  /** Before the answer to this step of the story… */
  readonly step: number;
  /** …so many milliseconds after it was sent… */
  readonly afterMs: number;
  /** …for so long. */
  readonly forMs: number;
}

const LONGEST_MS = 4_000;
/** Most are short, some are long. */
const lasting = (random: number): number => Math.floor(random * random * LONGEST_MS);

/** What happens in a run, by its seed alone. */
export const planOf = (seed: number, steps: number): readonly Blow[] => {
  const random = seeded(seed);
  const upTo = (n: number): number => Math.floor(random() * n);
  return Array.from({ length: 1 + upTo(3) }, () => ({
    fault: FAULTS[upTo(FAULTS.length)] as Fault,
    step: upTo(steps),
    afterMs: upTo(60),
    forMs: lasting(random()),
  })).sort((a, b) => a.step - b.step);
};

const STEPS = scenarioOf(FILE).steps.length;
/** What was under way on a killed worker is made again after a minute. */
const LEFT_MS = 65_000;
const COMPARED_AT_ONCE = 8;

export interface Figures {
  runs: number;
  commands: number;
  entries: number;
  messages: number;
  longestWaitMs: number;
  readonly faults: Map<Fault, number>;
}

/** One citizen's end, and what the outward system was asked for. */
export interface Ended {
  readonly story: Story;
  readonly sent: readonly string[];
}

/** Where two ends differ; empty: nowhere. */
export const differences = (now: Ended, was: Ended): readonly string[] => {
  const parts = ['answers', 'timeline', 'view', 'messages'] as const;
  const text = (value: unknown): string => JSON.stringify(value);
  const entries = (member(now.story.timeline, 'timeline') ?? now.story.timeline) as readonly { seq: number }[];
  return [
    ...parts.flatMap((p) =>
      text(now.story[p]) === text(was.story[p]) ? [] : [`${p}: ${text(now.story[p])}\n    undisturbed: ${text(was.story[p])}`],
    ),
    ...(entries.every((e, i) => e.seq === i + 1) ? [] : ['the timeline has a gap or a double']),
    ...(new Set(now.story.ids).size === now.story.ids.length ? [] : ['a message stands twice']),
    ...(text(now.sent) === text(was.sent) ? [] : [`sent outward: ${text(now.sent)}\n    undisturbed: ${text(was.sent)}`]),
  ];
};

export interface Failure {
  readonly seed: number;
  readonly blows: readonly Blow[];
  readonly what: readonly string[];
}

export interface PlayOptions {
  readonly runs: number;
  readonly seed: number;
  /** Runs under way at the same time; what strikes one, all feel. */
  readonly atOnce?: number;
  /** Looked at before each run: no more are begun, those that were played are compared. */
  readonly enough?: () => boolean;
  readonly say: (line: string) => void;
}

/**
 * Plays the runs, some at once on the same processes, one part struck at a time. What a run leaves to be done is done while the next ones
 * strike. At the end every citizen is compared with one to whom nothing happened.
 */
export const playRuns = async (
  ground: Ground,
  { runs, seed, atOnce = 4, enough = () => false, say }: PlayOptions,
): Promise<{ readonly figures: Figures; readonly failures: readonly Failure[] }> => {
  const figures: Figures = { runs: 0, commands: 0, entries: 0, messages: 0, longestWaitMs: 0, faults: new Map() };
  let person = 1_000;
  const next = (): Scenario => shifted(`010190${person++}`);
  const now = async (played: Played): Promise<Ended> => ({
    story: await endNow(played, ground.stage),
    sent: [...ground.outside.sentTo(played.citizenId).values()].sort(),
  });
  const atRest = async (played: Played): Promise<Ended> => {
    await ground.stage.rest(played.citizenId);
    return now(played);
  };
  const undisturbed = await atRest(await sendCommands(next(), ground.stage));
  if (!ground.disks) say('no disk can be mounted here: a fault that fills one does nothing');

  const failures: Failure[] = [];
  const playedIn: { readonly seed: number; readonly blows: readonly Blow[]; readonly played: Played }[] = [];
  /** One part at a time: resolves when all works again. */
  let striking: Promise<void> = ground.ready();

  const play = async (run: number): Promise<void> => {
    if (enough()) return;
    const mine = seed * 10_000 + run;
    const blows = planOf(mine, STEPS);
    const strike = async ({ fault, afterMs, forMs }: Blow): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      await ground.strike(fault, forMs);
      await ground.ready();
    };
    const during = async (step: number): Promise<void> => {
      for (const blow of blows.filter((b) => b.step === step)) {
        const before = striking;
        striking = before.then(() => strike(blow));
        // the request is sent when it is this blow's turn, so that it strikes in its step
        await before;
        figures.faults.set(blow.fault, (figures.faults.get(blow.fault) ?? 0) + 1);
      }
    };
    const waited = (ms: number): void => {
      figures.commands += 1;
      figures.longestWaitMs = Math.max(figures.longestWaitMs, ms);
    };
    const since = performance.now();
    try {
      playedIn.push({ seed: mine, blows, played: await sendCommands(next(), { ...ground.stage, waited, during }) });
    } catch (error) {
      failures.push({ seed: mine, blows, what: [String(error)] });
    }
    figures.runs += 1;
    const names = blows.map((b) => `${b.fault} in step ${b.step} for ${b.forMs} ms`).join(', ');
    say(`run ${run + 1} of ${runs} (seed ${mine}): ${names}; ${((performance.now() - since) / 1_000).toFixed(1)} s`);
  };

  await each(
    atOnce,
    Array.from({ length: runs }, (_, run) => run),
    play,
  );
  await striking;

  say('what is left to be done is waited for, then all ends are compared');
  await new Promise((resolve) => setTimeout(resolve, LEFT_MS));
  await each(COMPARED_AT_ONCE, playedIn, async ({ seed: mine, blows, played }) => {
    const look = async (): Promise<Ended> => {
      const end = (await ground.quiet(played.citizenId)) ? await now(played) : await atRest(played);
      return differences(end, undisturbed).length === 0 ? end : atRest(played);
    };
    const what = await look().then(
      (end) => {
        const entries = (member(end.story.timeline, 'timeline') ?? end.story.timeline) as readonly unknown[];
        figures.entries += entries.length;
        figures.messages += end.story.ids.length;
        return differences(end, undisturbed);
      },
      (error: unknown) => [String(error)],
    );
    if (what.length > 0) failures.push({ seed: mine, blows, what });
  });
  return { figures, failures };
};
