import { isGrpcServiceError } from '@temporalio/client';

/** gRPC's codes, those that Temporal answers with and that mean different things here. */
export const GRPC = {
  INVALID_ARGUMENT: 3,
  DEADLINE_EXCEEDED: 4,
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  PERMISSION_DENIED: 7,
  RESOURCE_EXHAUSTED: 8,
  UNIMPLEMENTED: 12,
  UNAUTHENTICATED: 16,
} as const;

/** The code of what the client threw, also where it is wrapped; undefined when it is no answer of the server. */
export const grpcCode = (error: unknown): number | undefined => {
  const cause = isGrpcServiceError(error) ? error : error instanceof Error && isGrpcServiceError(error.cause) ? error.cause : undefined;
  return cause?.code;
};
