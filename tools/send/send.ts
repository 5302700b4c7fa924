import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { type Journal, journalOf, type Sendable, sendableLines } from './journal.ts';

/** Something that keeps the file from being sent; its message is one line. */
export class SendError extends Error {
  override readonly name = 'SendError';
}

export interface Sending {
  readonly url: string;
  readonly token: string;
  readonly file: string;
  readonly out: (line: string) => void;
  /** Lines a request; so many are repeated at most when a connection breaks. */
  readonly batch?: number;
  /** How long to go on trying when the API does not answer (milliseconds). */
  readonly patienceMs?: number;
  readonly progressMs?: number;
}

interface Answer {
  readonly line?: number;
  readonly status?: number;
  readonly citizenId?: string;
  readonly problem?: { readonly status?: number; readonly code?: string; readonly detail?: string };
  readonly done?: boolean;
}

const moment = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const seconds = (ms: number): string => (ms < 120_000 ? `${Math.round(ms / 1_000)} s` : `${Math.round(ms / 60_000)} min`);

const count = (n: number): string => n.toLocaleString('en');

/** How many lines there are, and a hash that knows the file again. */
const survey = async (file: string): Promise<{ readonly lines: number; readonly hash: string }> => {
  const hash = createHash('sha256');
  let lines = 0;
  try {
    for await (const text of createInterface({ input: createReadStream(file).on('data', (chunk) => hash.update(chunk)) }))
      if (text.trim() !== '') lines += 1;
  } catch (error) {
    throw new SendError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return { lines, hash: hash.digest('hex') };
};

const textOf = async (answer: Response): Promise<string> => {
  const text = await answer.text();
  try {
    const { detail, code } = JSON.parse(text) as { detail?: string; code?: string };
    return `${answer.status} ${code ?? ''} ${detail ?? ''}`.trim();
  } catch {
    return String(answer.status);
  }
};

/** Nothing was done, or it is not known: the same may be sent again. */
class Again extends Error {
  constructor(
    message: string,
    readonly afterMs: number,
  ) {
    super(message);
  }
}

/** Sends lines and hands on their answers as they come; ends early when the connection breaks, and tells how many came. */
async function* answersTo({ url, token }: Sending, lines: readonly Sendable[]): AsyncGenerator<Answer> {
  let answer: Response;
  try {
    answer = await fetch(`${url}/commands`, {
      method: 'POST',
      body: `${lines.map((l) => l.text).join('\n')}\n`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
    });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new Again(`${url} does not answer: ${cause}`, 1_000);
  }
  if (answer.status === 429 || answer.status >= 500)
    throw new Again(await textOf(answer), Number(answer.headers.get('retry-after') ?? '1') * 1_000);
  if (answer.status !== 200 || !answer.body) throw new SendError(`the API says ${await textOf(answer)}`);
  const input = Readable.fromWeb(answer.body as ReadableStream);
  try {
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
      if (text !== '') yield JSON.parse(text) as Answer;
  } catch {
    throw new Again('the connection broke', 1_000);
  }
}

const note = (journal: Journal, sent: Sendable, { status = 0, citizenId, problem }: Answer): void => {
  if (status === 200) journal.accept();
  else if (status === 429 || status >= 500) journal.fail(sent, [sent.citizen, citizenId]);
  else if (status === 400 || status === 408 || status === 413) journal.fail(sent, []);
  else journal.refuse(sent.line, problem);
};

/** Sends a batch until each of its lines has its answer; what breaks in the middle goes on after the last answer. */
const sendBatch = async (sending: Sending, journal: Journal, batch: readonly Sendable[], tick: () => void): Promise<void> => {
  const { out, patienceMs = 10 * 60_000 } = sending;
  const left = [...batch];
  let brokenSince: number | undefined;
  while (left.length > 0) {
    // a command that could not be decided holds back those that come after it
    const held = new Set(left.filter(({ citizen }) => journal.isHeld(citizen)));
    const asked = left.filter((sendable) => !held.has(sendable));
    const holdBefore = (line: number): void => {
      for (let next = left[0]; next && held.has(next) && next.line < line; next = left[0]) {
        journal.fail(next, []);
        left.shift();
      }
    };
    holdBefore(asked[0]?.line ?? Number.POSITIVE_INFINITY);
    if (asked.length === 0) return;
    let answered = 0;
    try {
      for await (const answer of answersTo(sending, asked)) {
        const sent = answer.done === undefined ? asked[answered] : undefined;
        if (!sent) continue;
        holdBefore(sent.line);
        note(journal, sent, answer);
        left.shift();
        journal.save(sent.line);
        answered += 1;
        brokenSince = undefined;
        tick();
      }
      if (answered < asked.length) throw new Again('the connection broke', 1_000);
    } catch (error) {
      if (!(error instanceof Again)) throw error;
      brokenSince ??= Date.now();
      if (Date.now() - brokenSince > patienceMs) throw new SendError(`${error.message}; given up after ${seconds(patienceMs)}`);
      out(`${error.message}; trying again in ${seconds(error.afterMs)}`);
      await moment(error.afterMs);
    }
  }
};

/**
 * Sends a file of commands, one JSON object a line, in its order. May be stopped and called again: it goes on where it was, and nothing is done
 * twice. What failed stands in a file that can be sent again; later commands of the same citizen are held back with it, so that their order stays.
 * @returns whether every line was decided
 */
export const sendFile = async (sending: Sending): Promise<boolean> => {
  const { file, out, batch: size = 500, progressMs = 1_000 } = sending;
  const { lines: total, hash } = await survey(file);
  const journal = journalOf(file, hash);
  const { counts, names, resumed } = journal;
  const done = (): number => counts.accepted + counts.refused + counts.failed;
  if (resumed > 0) out(`${file}: going on after line ${count(resumed)}`);

  const since = Date.now();
  const doneBefore = done();
  let shown = since;
  const progress = (): void => {
    const rate = (1_000 * (done() - doneBefore)) / Math.max(1, Date.now() - since);
    const left = rate > 0 ? `, ${seconds((1_000 * (total - done())) / rate)} left` : '';
    out(
      `${count(done())} of ${count(total)} (${Math.floor((100 * done()) / Math.max(1, total))} %): ${count(counts.accepted)} accepted, ${count(counts.refused)} refused, ${count(counts.failed)} failed; ${Math.round(rate)} a second${left}`,
    );
  };
  const tick = (): void => {
    if (Date.now() - shown < progressMs) return;
    shown = Date.now();
    progress();
  };

  let batch: Sendable[] = [];
  let last = resumed;
  const flush = async (): Promise<void> => {
    await sendBatch(sending, journal, batch, tick);
    batch = [];
  };
  for await (const sendable of sendableLines(file)) {
    if (sendable.line <= resumed) continue;
    last = sendable.line;
    batch.push(sendable);
    if (batch.length < size) continue;
    await flush();
  }
  await flush();
  journal.save(last);
  progress();
  journal.done();
  if (counts.refused > 0) out(`refused, with the rule: ${names.refused}`);
  if (counts.failed > 0) out(`failed, to be sent again: ${names.failed}`);
  return counts.failed === 0;
};
