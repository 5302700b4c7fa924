/** A CPU profile as V8's profiler gives it. */
export interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: Frame }[];
  readonly samples?: readonly number[] | undefined;
  /** Microseconds. */
  readonly timeDeltas?: readonly number[] | undefined;
}

export interface Frame {
  readonly functionName: string;
  readonly url: string;
}

/** Each sample: the function that ran, and for how long (microseconds). */
export const samplesOf = ({ nodes, samples = [], timeDeltas = [] }: Profile): readonly (readonly [frame: Frame, took: number])[] => {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  return samples.flatMap((id, n) => {
    const frame = frames.get(id);
    return frame === undefined ? [] : [[frame, timeDeltas[n] ?? 0] as const];
  });
};
