import { isGrpcServiceError } from '@temporalio/client';
import { NamespaceNotFoundError } from '@temporalio/common';
import proto from '@temporalio/proto';

/** gRPC's codes, those that Temporal answers with and that mean different things here. */
export const GRPC = {
  INVALID_ARGUMENT: 3,
  DEADLINE_EXCEEDED: 4,
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  PERMISSION_DENIED: 7,
  RESOURCE_EXHAUSTED: 8,
  FAILED_PRECONDITION: 9,
  UNIMPLEMENTED: 12,
  UNAUTHENTICATED: 16,
} as const;

/** What the server answered, inside whatever the client made of it. */
const answerIn = (error: unknown) =>
  isGrpcServiceError(error) ? error : error instanceof Error && isGrpcServiceError(error.cause) ? error.cause : undefined;

/** The code of what the client threw, also where it is wrapped; undefined when it is no answer of the server. */
export const grpcCode = (error: unknown): number | undefined => answerIn(error)?.code;

/** What an answer carries beside its code, of one kind (`ResourceExhaustedFailure`): the message, undecoded; undefined when there is none. */
export const failureIn = ({ metadata }: { readonly metadata: { get(key: string): unknown[] } }, kind: string): Uint8Array | undefined => {
  for (const bytes of metadata.get('grpc-status-details-bin')) {
    try {
      const { details } = proto.google.rpc.Status.decode(Buffer.from(bytes as Uint8Array));
      const found = details.find(({ type_url: type }) => type?.endsWith(`.${kind}`));
      if (found) return found.value ?? new Uint8Array();
    } catch {
      // not written by this server
    }
  }
  return undefined;
};

/**
 * The server does not find the namespace: of the register, never of the citizen who was asked for. A server with too much to do says so now
 * and then of one that is there.
 */
export const isNoNamespace = (error: unknown): boolean => {
  if (error instanceof NamespaceNotFoundError) return true;
  const answer = answerIn(error);
  return answer?.code === GRPC.NOT_FOUND && failureIn(answer, 'NamespaceNotFoundFailure') !== undefined;
};

/** The tasks of the workflow that was asked have failed several times in a row, or were not done in time: it takes nothing for now. */
export const isNotReady = (error: unknown): boolean => {
  const answer = answerIn(error);
  return answer?.code === GRPC.FAILED_PRECONDITION && failureIn(answer, 'WorkflowNotReadyFailure') !== undefined;
};
