import { z } from 'zod';
import { bilingual, date, officeNumber } from '../../machines/core/fields.ts';

/** Shapes of what the API answers, for the OpenAPI document. */

const nullable = <S extends z.ZodType>(schema: S) => schema.nullable();
const day = z.string().meta({ format: 'date', example: '2022-03-14' });
const maybeDay = nullable(day);
const idText = z.string().meta({ description: 'Opaque id' });
const maybeText = nullable(z.string());

const MADE = [
  'absenceId',
  'activityId',
  'appointmentId',
  'assessmentId',
  'contactPersonId',
  'contractId',
  'documentId',
  'formId',
  'meetingId',
  'nuphId',
  'planId',
  'rehabilitationId',
  'sickLeaveId',
] as const;

const degradedSchema = z.array(z.strictObject({ part: z.string(), since: z.string().meta({ format: 'date-time' }), why: z.string() }));

export const problemSchema = z
  .strictObject({
    type: z.string().meta({ format: 'uri-reference', example: '/problems/unknown-citizen' }),
    title: z.string(),
    status: z.int().meta({ example: 404 }),
    detail: z.string().meta({ description: "Danish with `Accept-Language: da`, else English; DFDG's own texts stay Danish" }),
    code: z.string().meta({ example: 'unknown-citizen' }),
    rule: z.string().optional().meta({ description: "The release note's own number", example: '1.1' }),
    errors: z
      .array(z.strictObject({ in: z.enum(['body', 'query', 'path', 'header']), path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'With `invalid-request`: each field that is wrong' }),
    citizenId: z.string().optional().meta({ description: 'With `citizen-exists`: who has the CPR number' }),
    alive: z.boolean().optional().meta({ description: 'Of `/health`, like those that follow' }),
    ready: z.boolean().optional(),
    engine: z.boolean().optional(),
    store: z.boolean().optional(),
    keys: z.boolean().optional(),
    draining: z.boolean().optional(),
    degraded: degradedSchema.optional(),
    instance: z.string().optional().meta({ description: 'Under this id the log holds more' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });

/** What a fact, a message or an operator's column says besides its type: names, codes and dates, never a text of a person's. */
const detail = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.union([z.string(), z.number()]))]);

const factSchema = z
  .object({
    type: z.string().meta({ example: 'absence-inactivated' }),
    rule: z.string().optional().meta({ description: "The paragraph behind it, where it is another than the command's" }),
  })
  .catchall(detail)
  .meta({ id: 'Fact', description: 'What happened; besides the type ids, codes and dates by their names' });

/** What commands give back: the id of what was made, and what Jobnet answered. */
const resultSchema = z
  .strictObject({
    ...Object.fromEntries(MADE.map((name) => [name, idText.optional()])),
    jobnetProfile: z.strictObject({ username: z.string(), password: z.string() }).optional(),
    pending: z
      .array(z.enum(['jobnet-profile']))
      .optional()
      .meta({ description: 'What comes later: Jobnet is down' }),
    username: z.string().optional(),
    password: z.string().optional().meta({ description: 'Given once, and kept nowhere' }),
  })
  .meta({ id: 'Result', description: 'Ids that the system made, and what else the command gives' });

export const entrySchema = z
  .strictObject({
    seq: z.int(),
    recordedAt: z.string().meta({ format: 'date-time' }),
    effectiveOn: day,
    by: z.string().meta({ description: '`clock` for what time did', example: 'a-kasse 5' }),
    command: z.string(),
    rule: z.string(),
    what: z.array(factSchema),
  })
  .meta({ id: 'TimelineEntry' });

export const acceptedSchema = z
  .strictObject({
    outcome: z.literal('accepted'),
    result: resultSchema,
    timeline: z.array(entrySchema),
    messages: z
      .array(
        z.strictObject({
          to: z.string().meta({ example: 'jobcentre 101' }),
          channel: z.string(),
          type: nullable(z.union([z.string(), z.int()])),
          text: z.string().optional(),
          data: z.record(z.string(), detail).optional(),
        }),
      )
      .optional()
      .meta({ description: 'With `consequences`: what would be sent' }),
    dates: z
      .array(z.strictObject({ machine: z.string(), event: z.string(), rule: z.string(), from: maybeDay, to: maybeDay }))
      .optional()
      .meta({ description: 'With `consequences`: dates that would come, go or move' }),
  })
  .meta({ id: 'Accepted' });

export const timelineSchema = z.strictObject({ timeline: z.array(entrySchema) });

export const allowedSchema = z.strictObject({
  commands: z.array(
    z.strictObject({
      command: z.string(),
      allowed: z.boolean().meta({ description: 'Some payload would pass' }),
      rule: z.string(),
      code: z.string().optional(),
      detail: z.string().optional(),
    }),
  ),
});

export const messageSchema = z
  .strictObject({
    id: idText,
    at: z.string().meta({ format: 'date-time' }),
    citizenId: idText,
    to: z.string().meta({ example: 'jobcentre 101' }),
    channel: z.string(),
    type: nullable(z.union([z.string(), z.int()])),
    text: maybeText.optional(),
    data: z.record(z.string(), detail).meta({ description: 'Ids, codes and dates by their names' }),
  })
  .meta({ id: 'Message' });

export const messagesSchema = z.strictObject({ messages: z.array(messageSchema) });
export const feedSchema = z.strictObject({
  messages: z.array(messageSchema),
  next: maybeText.meta({ description: 'Give it as `after` to read on; null while there never was a message' }),
});

export const createdSchema = z.strictObject({ citizenId: idText });
export const foundSchema = z.strictObject({
  citizens: z.array(
    z.strictObject({
      citizenId: idText,
      contactGroup: maybeText,
      jobcentre: maybeText,
      aKasse: maybeText,
      absences: z.array(z.string()),
      nextDeadline: maybeText,
      nextDeadlineRule: maybeText,
      overdue: z.boolean(),
    }),
  ),
  next: z.string().optional().meta({ description: 'Give it as `after` for the next page' }),
});

export const institutionSchema = z.strictObject({ number: z.string(), name: z.string(), cvr: maybeText, pNumber: maybeText });
export const codeListSchema = z.array(
  z.strictObject({
    id: nullable(z.int()),
    key: z.string().optional(),
    name: maybeText,
    description: maybeText,
    validFrom: maybeDay,
    validTo: maybeDay,
  }),
);
export const machinesSchema = z.array(
  z.strictObject({
    name: z.string(),
    title: z.strictObject({ en: z.string(), da: z.string() }),
    rule: z.string(),
    version: z.int(),
    diagram: z.string(),
  }),
);
export const healthSchema = z.strictObject({
  status: z.enum(['ok', 'degraded']),
  alive: z.boolean(),
  ready: z.boolean(),
  engine: z.boolean(),
  store: z.boolean(),
  keys: z.boolean(),
  degraded: z.array(z.object({ part: z.string(), since: z.string(), why: z.string() })),
});

/* What comes in. */

export const citizenParams = z.object({ citizenId: z.string() });
export const noQuery = z.strictObject({});
export const timelineQuery = z.strictObject({
  since: z.iso
    .datetime({ offset: true })
    .optional()
    .meta({ description: 'Only what was recorded at this instant or later: for whoever knows the rest, which never changes' }),
});
export const commandQuery = z
  .strictObject({
    'dry-run': z.enum(['true', 'false']).optional().meta({ description: 'Answers the same and changes nothing' }),
    on: date.optional().meta({ description: 'With `dry-run`: as of that day' }),
    consequences: z
      .enum(['true', 'false'])
      .optional()
      .meta({ description: 'With `dry-run`: also the messages that would be sent and the dates that would change' }),
  })
  .refine((q) => q.on === undefined || q['dry-run'] === 'true', {
    path: ['on'],
    message: bilingual('goes with dry-run=true only', 'hører sammen med dry-run=true'),
  })
  .refine((q) => q.consequences === undefined || q['dry-run'] === 'true', {
    path: ['consequences'],
    message: bilingual('goes with dry-run=true only', 'hører sammen med dry-run=true'),
  });
export const commandHeaders = z.looseObject({
  'accept-language': z.string().optional().meta({ description: 'Danish details with `da`', example: 'da' }),
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .optional()
    .meta({ description: 'A repeat with the same key answers as the first did, and is applied once' }),
});

const cpr = z.string().max(100).meta({ description: 'Ten digits, hyphen optional; else `cpr-invalid`', example: '0101909996' });

export const findSchema = z.strictObject({ cpr });

export const newCitizenSchema = z.strictObject({
  cpr,
  name: z.string().min(1).max(4_000).meta({ example: 'Anna Andersen' }),
  jobcentre: officeNumber,
  address: z.string().max(4_000).nullish(),
  administrativeCpr: z.boolean().optional().meta({ description: 'An administrative number: no address in the CPR register' }),
});

export const bulkLineSchema = z
  .strictObject({
    cpr: cpr.optional(),
    citizenId: z.string().optional(),
    command: z.string().max(100).meta({ example: 'register-held-meeting' }),
    payload: z.unknown().optional().meta({ description: 'The body of the command; `{}` when it is left out' }),
    idempotencyKey: z.string().min(1).max(200).optional().meta({ description: 'As the header Idempotency-Key of a single command' }),
  })
  .refine((l) => (l.cpr === undefined) !== (l.citizenId === undefined), {
    path: ['citizenId'],
    error: bilingual('either cpr or citizenId is given', 'enten cpr eller citizenId skal angives'),
  });

export const bulkAnswerSchema = z
  .union([
    z.strictObject({
      line: z.int().meta({ description: 'From 1, blank lines counted' }),
      status: z.literal(200),
      citizenId: idText,
      outcome: z.literal('accepted'),
      result: resultSchema,
      timeline: z.array(entrySchema),
    }),
    z.strictObject({ line: z.int(), status: z.int(), citizenId: idText.optional(), problem: problemSchema }),
    z.strictObject({
      done: z.boolean().meta({ description: 'The last line; false where the input broke off' }),
      accepted: z.int(),
      refused: z.int(),
      failed: z.int(),
      problem: problemSchema.optional(),
    }),
  ])
  .meta({ id: 'BulkAnswer' });
