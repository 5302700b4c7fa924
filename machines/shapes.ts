import { contactShapes, contactWords } from './contact/shapes.ts';
import type { CommandSchema } from './core/command-schema.ts';
import type { WordsOf } from './core/command-words.ts';
import { educationShapes, educationWords } from './education/shapes.ts';
import { jobseekingShapes, jobseekingWords } from './jobseeking/shapes.ts';
import { recordsShapes, recordsWords } from './records/shapes.ts';
import { residenceShapes, residenceWords } from './residence/shapes.ts';

/** Every command's shape, in the order of the contract's sections. Validation, types and the OpenAPI document come from here. */
export const commandSchemas = { ...contactShapes, ...jobseekingShapes, ...educationShapes, ...recordsShapes, ...residenceShapes } as const;

/** What people read of each, in the same order. */
export const commandWords: WordsOf<typeof commandSchemas> = {
  ...contactWords,
  ...jobseekingWords,
  ...educationWords,
  ...recordsWords,
  ...residenceWords,
};

type Schemas = typeof commandSchemas;
type Facts = { [N in keyof Schemas]: Schemas[N] extends CommandSchema<infer _B, infer F> ? F : never };

declare module './core/types.ts' {
  interface CommandPayloads extends Facts {}
}

export const commandNames = Object.keys(commandSchemas) as readonly (keyof Schemas)[];
