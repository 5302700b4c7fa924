import type { components, operations } from '../../client/schema.ts';

/** What the API answers, as far as the page uses it: by the API's own document where it names the shape. */

type Schemas = components['schemas'];
type Answered<O extends keyof operations> = operations[O] extends {
  readonly responses: { readonly 200: { readonly content: { readonly 'application/json': infer A } } };
}
  ? A
  : never;

export type View = Schemas['Citizen'];
export type Fact = Schemas['Fact'];
export type Entry = Schemas['TimelineEntry'];
export type Message = Schemas['Message'];
export type Accepted = Schemas['Accepted'];
export type Chart = Schemas['Chart'];
export type ChartState = Chart['states'][number];
export type ChartArrow = Chart['arrows'][number];
export type Picture = Answered<'diagrams'>;
export type DrawnItem = Picture['items'][number];
export type Step = DrawnItem['path'][number];
export type Next = Picture['next'][number];
export type Deadline = Picture['deadlines'][number];
export type Course = Picture['courses'][number];
export type Allowed = Answered<'allowed'>['commands'][number];
export type Found = Answered<'search'>['citizens'][number];
export type CodeEntry = Answered<'code-list'>[number];

export interface Session {
  readonly signedIn: { readonly role: string; readonly org: string | null; readonly who: string; readonly until: number } | null;
  readonly ways: readonly ('local' | 'issuer')[];
  readonly temporalUi: { readonly url: string; readonly namespace: string } | null;
  readonly timeMachine: boolean;
}
