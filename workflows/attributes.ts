import type { SearchAttributeType } from '@temporalio/common';
import { workflowInfo } from '@temporalio/workflow';
import { SEARCH_ATTRIBUTES } from './contract.ts';

const TYPES: Readonly<Record<(typeof SEARCH_ATTRIBUTES)[keyof typeof SEARCH_ATTRIBUTES], SearchAttributeType>> = {
  Keyword: 'KEYWORD',
  KeywordList: 'KEYWORD_LIST',
  Datetime: 'DATETIME',
  Bool: 'BOOL',
};

/** The search attributes with their types as the SDK names them. */
export const ATTRIBUTE_TYPES: Readonly<Record<string, SearchAttributeType>> = Object.fromEntries(
  Object.entries(SEARCH_ATTRIBUTES).map(([name, type]) => [name, TYPES[type]]),
);

/** A link to a workflow's own page in the engine's UI, from another one's. */
export const pageInUi = (text: string, workflowId: string): string =>
  `[${text}](/namespaces/${workflowInfo().namespace}/workflows/${encodeURIComponent(workflowId)})`;

/** Pairs for `upsertSearchAttributes`, from plain values; null removes. */
export const pairs = (
  values: Readonly<Record<string, unknown>>,
): { readonly key: { readonly name: string; readonly type: SearchAttributeType }; readonly value: unknown }[] =>
  Object.entries(values).flatMap(([name, value]) => {
    const type = ATTRIBUTE_TYPES[name];
    return type === undefined ? [] : [{ key: { name, type }, value }];
  });
