import type { CommandSchema } from './command-schema.ts';
import { planSchemas } from './plan.ts';
import { recordSchemas } from './records.ts';
import { registerSchemas } from './register.ts';

/** Every command's shape, in the order of the contract's sections. Validation, types and the OpenAPI document come from here. */
export const commandSchemas = { ...registerSchemas, ...planSchemas, ...recordSchemas } as const;

type Schemas = typeof commandSchemas;
type Facts = { [N in keyof Schemas]: Schemas[N] extends CommandSchema<infer _B, infer F> ? F : never };

declare module '../core/types.ts' {
  interface CommandPayloads extends Facts {}
}

export const commandNames = Object.keys(commandSchemas) as readonly (keyof Schemas)[];
