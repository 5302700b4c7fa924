import type { Client } from '@temporalio/client';
import type { Store } from '../store/store.ts';
import type { Ports } from './ports/index.ts';

/** What the activities stand on. */
export interface ActivityDeps {
  readonly store: Store;
  readonly ports: Ports;
  /** For updating courses: the same cluster that the worker works for. */
  readonly client: Client;
  readonly taskQueue: string;
  /** Where people see the citizen page; absent: no link to it. */
  readonly pageUrl?: string | undefined;
  /** The engine's clock, epoch milliseconds. */
  readonly now: () => Promise<number>;
}
