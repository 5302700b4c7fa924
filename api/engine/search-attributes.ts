import type { Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { GRPC, grpcCode } from './grpc.ts';

export type SearchAttributeType = 'Keyword' | 'KeywordList' | 'Int' | 'Bool' | 'Datetime' | 'Text';

const { IndexedValueType } = proto.temporal.api.enums.v1;
const TYPES: Record<SearchAttributeType, number> = {
  Keyword: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  KeywordList: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST,
  Int: IndexedValueType.INDEXED_VALUE_TYPE_INT,
  Bool: IndexedValueType.INDEXED_VALUE_TYPE_BOOL,
  Datetime: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
  Text: IndexedValueType.INDEXED_VALUE_TYPE_TEXT,
};

/**
 * Registers the search attributes of a namespace and waits until workflows can use them. May be called again, and by several at once.
 * Works on a Temporal server (the embedded one has room for 10 Keyword, and 3 of each other type) and on the time-skipping test server,
 * which knows one namespace's worth of names and no list of them.
 *
 * @throws Error when a name is taken by another type, or is not usable within `timeoutMs`
 */
export async function registerSearchAttributes(
  connection: Connection,
  namespace: string,
  attributes: Record<string, SearchAttributeType>,
  { timeoutMs = 90_000 }: { timeoutMs?: number } = {},
): Promise<void> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    const known = await list(connection, namespace, until);
    const wrong = Object.entries(attributes).find(([name, type]) => known?.[name] !== undefined && known[name] !== TYPES[type]);
    if (wrong) throw new Error(`search attribute ${wrong[0]} exists in namespace ${namespace} with another type than ${wrong[1]}`);
    const missing = Object.entries(attributes).filter(([name]) => known?.[name] === undefined);
    if (missing.length === 0) return;
    // One by one: a server refuses the whole request when one of its names exists.
    for (const [name, type] of missing) await add(connection, namespace, name, TYPES[type]);
    if (known === undefined) return; // the test server: in use as soon as it is added
    if (Date.now() > until)
      throw new Error(`search attributes not usable after ${timeoutMs} ms: ${missing.map(([name]) => name).join(', ')}`);
    // A server reads its search attributes again every minute; the embedded one at once.
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function add(connection: Connection, namespace: string, name: string, type: number): Promise<void> {
  try {
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes: { [name]: type } });
  } catch (error) {
    if (grpcCode(error) !== GRPC.ALREADY_EXISTS) throw error;
  }
}

async function list(connection: Connection, namespace: string, until: number): Promise<Record<string, number> | undefined> {
  for (;;) {
    try {
      return (await connection.operatorService.listSearchAttributes({ namespace })).customAttributes ?? {};
    } catch (error) {
      if (grpcCode(error) === GRPC.UNIMPLEMENTED) return undefined;
      // a server sees a namespace that was made just now after some seconds
      if (grpcCode(error) !== GRPC.NOT_FOUND || Date.now() > until) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
