import type { Client } from '@temporalio/client';
import { GRPC, grpcCode } from './grpc.ts';

/** Running workflows whose tasks fail: for determinism, or an error in the program. They stand still and lose nothing. */
export interface Failing {
  readonly count: number;
  /** Workflow ids of the first of them (`citizen/<id>`, `citizen/<id>/<course>/…`). */
  readonly workflows: readonly string[];
}

/** The server marks a workflow after two failed tasks in a row, and takes the mark away when one succeeds (Server 1.30 and later). */
const QUERY = "TemporalReportedProblems IS NOT NULL AND ExecutionStatus = 'Running'";
const SHOWN = 20;

/** @returns undefined where the server marks none @throws whatever the engine throws */
export const findFailing = async (client: Client): Promise<Failing | undefined> => {
  const { namespace } = client.options;
  try {
    const { executions } = await client.workflowService.listWorkflowExecutions({ namespace, query: QUERY, pageSize: SHOWN });
    const workflows = (executions ?? []).flatMap(({ execution }) => (execution?.workflowId ? [execution.workflowId] : []));
    if (workflows.length < SHOWN) return { count: workflows.length, workflows };
    const { count } = await client.workflowService.countWorkflowExecutions({ namespace, query: QUERY });
    return { count: Number(count ?? workflows.length), workflows };
  } catch (error) {
    if (grpcCode(error) === GRPC.INVALID_ARGUMENT) return undefined;
    throw error;
  }
};
