/** What a scenario is played against: a real HTTP API over a real worker and an engine whose clock can be moved. One world a file, empty at first. */
export interface World {
  /** Base address of the HTTP API, with no slash at its end. */
  readonly url: string;
  /** A bearer token for a role; `org` is a jobcentre's or an a-kasse's number, or a citizen's id. */
  token(role: string, org: string | null): Promise<string>;
  /** The engine's clock, in epoch milliseconds. */
  now(): Promise<number>;
  /** Moves the engine's clock, only forward. */
  moveTo(epochMs: number): Promise<void>;
  /** Resolves when nothing is under way; rejects after a bound with a message that names what is. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface Worlds {
  /** An empty world whose clock stands at the given instant. */
  open(startEpochMs: number): Promise<World>;
  close(): Promise<void>;
}
