/**
 * Works through a stream: what has one key in the order in which it came, a bounded number of keys at once, and answers in the order of the
 * input as they are ready. No more is read than is being worked on, so that a reader that is slow slows down the writer.
 */
export type Admitted<O> =
  | { readonly key: string; readonly run: () => Promise<O> }
  /** It is answered already. */
  | { readonly answer: O };

export interface InOrderOptions<I, O> {
  /** Inputs that are read and not yet answered. */
  readonly window: number;
  /** Keys that are worked on at the same time. */
  readonly atOnce: number;
  /** Whose it is; begun as soon as the input is read. Neither this nor `run` may fail. */
  readonly admit: (input: I) => Promise<Admitted<O>>;
}

const slotsOf = (free: number) => {
  const waiting: (() => void)[] = [];
  let left = free;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (left > 0) left -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else left += 1;
    }
  };
};

export async function* inOrder<I, O>(inputs: AsyncIterable<I>, { window, atOnce, admit }: InOrderOptions<I, O>): AsyncGenerator<O> {
  const slot = slotsOf(atOnce);
  const tails = new Map<string, Promise<unknown>>();
  let admitted: Promise<unknown> = Promise.resolve();

  const begin = (input: I): Promise<O> => {
    const asked = admit(input);
    // who comes next is admitted after this one has its place, not after it is done: hence the box
    const placed = admitted.then(async () => {
      const found = await asked;
      if ('answer' in found) return { done: Promise.resolve(found.answer) };
      const { key, run } = found;
      const done = (tails.get(key) ?? Promise.resolve()).then(() => slot(run));
      tails.set(key, done);
      void done.finally(() => tails.get(key) === done && tails.delete(key)).catch(() => undefined);
      return { done };
    });
    admitted = placed;
    return placed.then(({ done }) => done);
  };

  const source = inputs[Symbol.asyncIterator]();
  const underWay: Promise<O>[] = [];
  let next: Promise<{ readonly read: IteratorResult<I> }> | undefined;
  let ended = false;
  try {
    for (;;) {
      const [head] = underWay;
      if (ended && head === undefined) return;
      if (!ended && underWay.length < window) next ??= source.next().then((read) => ({ read }));
      const first = head?.then((answer) => ({ answer }));
      const came = await (next && first ? Promise.race([first, next]) : (first ?? next));
      if (came === undefined) return;
      if ('answer' in came) {
        underWay.shift();
        yield came.answer;
        continue;
      }
      next = undefined;
      if (came.read.done) ended = true;
      else underWay.push(begin(came.read.value));
    }
  } finally {
    void source.return?.(undefined)?.catch(() => undefined);
  }
}
