import { contactShapes } from './contact/shapes.ts';
import type { CommandSchema } from './core/command-schema.ts';
import { educationShapes } from './education/shapes.ts';
import { jobseekingShapes } from './jobseeking/shapes.ts';
import { recordsShapes } from './records/shapes.ts';
import { residenceShapes } from './residence/shapes.ts';

/** Every command's shape, in the order of the contract's sections. Validation, types and the OpenAPI document come from here. */
export const commandSchemas = { ...contactShapes, ...jobseekingShapes, ...educationShapes, ...recordsShapes, ...residenceShapes } as const;

type Schemas = typeof commandSchemas;
type Facts = { [N in keyof Schemas]: Schemas[N] extends CommandSchema<infer _B, infer F> ? F : never };

declare module './core/types.ts' {
  interface CommandPayloads extends Facts {}
}

export const commandNames = Object.keys(commandSchemas) as readonly (keyof Schemas)[];
