import { z } from 'zod';
import { date, officeNumber, said } from '../../machines/core/fields.ts';

/** Shapes of what the API answers, for the OpenAPI document. */

const nullable = <S extends z.ZodType>(schema: S) => schema.nullable();
const day = z.string().meta({ format: 'date', example: '2022-03-14' });
const maybeDay = nullable(day);
const idText = z.string().meta({ description: 'Opaque id' });
const maybeText = nullable(z.string());

export const problemSchema = z
  .looseObject({
    type: z.string().meta({ format: 'uri-reference', example: '/problems/unknown-citizen' }),
    title: z.string(),
    status: z.int().meta({ example: 404 }),
    detail: z.string().meta({ description: "Danish with `Accept-Language: da`, else English; DFDG's own texts stay Danish" }),
    code: z.string().meta({ example: 'unknown-citizen' }),
    rule: z.string().optional().meta({ description: "The release note's own number", example: '1.1' }),
    errors: z
      .array(z.looseObject({ in: z.enum(['body', 'query', 'path', 'header']), path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'With `invalid-request`: each field that is wrong' }),
    citizenId: z.string().optional().meta({ description: 'With `citizen-exists`: who has the CPR number' }),
    instance: z.string().optional().meta({ description: 'Under this id the log holds more' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });

export const entrySchema = z
  .looseObject({
    seq: z.int(),
    recordedAt: z.string().meta({ format: 'date-time' }),
    effectiveOn: day,
    by: z.string().meta({ description: '`clock` for what time did', example: 'a-kasse 5' }),
    command: z.string(),
    rule: z.string(),
    what: z.array(z.looseObject({ type: z.string() })),
  })
  .meta({ id: 'TimelineEntry' });

export const acceptedSchema = z
  .looseObject({
    outcome: z.literal('accepted'),
    result: z.looseObject({}).optional().meta({ description: 'Ids that the system made, and what else the command gives' }),
    timeline: z.array(entrySchema),
  })
  .meta({ id: 'Accepted' });

const contactPersonSchema = z
  .looseObject({
    id: idText,
    type: nullable(z.int()),
    typeName: maybeText,
    name: maybeText,
    email: maybeText,
    phone: maybeText,
    from: maybeDay,
    to: maybeDay,
    activityId: maybeText,
    cvr: maybeText,
    pNumber: maybeText,
    deleteOn: maybeDay,
  })
  .meta({ id: 'ContactPerson' });

export const viewSchema = z
  .looseObject({
    citizenId: idText,
    today: day,
    jobcentre: maybeText,
    contactGroup: nullable(
      z.looseObject({
        id: nullable(z.int()),
        key: maybeText,
        name: maybeText,
        since: day,
        category: nullable(z.union([z.string(), z.int()])),
        status: z.enum(['open', 'closed']),
      }),
    ),
    registration: z.looseObject({ status: z.enum(['registered', 'not-registered']), since: maybeDay }),
    membership: nullable(z.looseObject({ aKasse: z.string(), since: day })),
    benefitPeriod: nullable(z.looseObject({ firstDay: day, hoursUsed: z.number() })),
    absences: z.array(
      z.looseObject({ id: idText, code: z.int(), name: maybeText, from: day, to: maybeDay, status: z.string(), endReason: maybeText }),
    ),
    appointments: z.array(
      z.looseObject({ id: idText, kind: z.enum(['deadline', 'summons', 'booking']), meetingType: z.int(), status: z.string() }),
    ),
    meetings: z.array(z.looseObject({ id: idText, type: z.int(), date: day, by: z.string() })),
    plan: nullable(z.looseObject({ type: z.string(), status: z.string() })),
    pilot: nullable(z.looseObject({ status: z.string() })),
    educationSubscription: nullable(z.looseObject({ status: z.enum(['open', 'closed']), reason: nullable(z.int()), since: day })),
    sickLeaves: z.array(z.looseObject({ id: idText, firstSickDay: day, status: z.enum(['sick', 'recovered']) })),
    activities: z.array(z.looseObject({ id: idText, list: z.string(), code: z.int(), name: maybeText, from: day, to: maybeDay })),
    contactPersons: z.array(contactPersonSchema),
    preparationForms: z.array(z.looseObject({ id: idText, status: z.enum(['started', 'submitted']) })),
    documents: z.array(z.looseObject({ id: idText, kind: z.string(), createdOn: day })),
    rehabilitation: z.array(z.looseObject({})),
    jobSearchRequirement: nullable(z.looseObject({})),
    notifications: z.looseObject({ sms: z.boolean(), email: z.boolean() }),
    availability: z.looseObject({ nuphs: z.array(z.looseObject({})), assessments: z.array(z.looseObject({})) }),
    integrationContracts: z.array(z.looseObject({ id: idText, from: day, to: maybeDay })),
    cv: z.looseObject({ approvedOn: maybeDay }),
  })
  .meta({ id: 'Citizen' });

export const timelineSchema = z.looseObject({ timeline: z.array(entrySchema) });

export const allowedSchema = z.looseObject({
  commands: z.array(
    z.looseObject({
      command: z.string(),
      allowed: z.boolean().meta({ description: 'Some payload would pass' }),
      rule: z.string(),
      code: z.string().optional(),
      detail: z.string().optional(),
    }),
  ),
});

export const messageSchema = z
  .looseObject({
    id: idText,
    at: z.string().meta({ format: 'date-time' }),
    citizenId: idText,
    to: z.string().meta({ example: 'jobcentre 101' }),
    channel: z.string(),
    type: nullable(z.union([z.string(), z.int()])),
    text: maybeText.optional(),
    data: z.looseObject({}),
  })
  .meta({ id: 'Message' });

export const messagesSchema = z.looseObject({ messages: z.array(messageSchema) });
export const feedSchema = z.looseObject({
  messages: z.array(messageSchema),
  next: maybeText.meta({ description: 'Give it as `after` to read on; null while there never was a message' }),
});

export const cvSchema = z.looseObject({
  name: maybeText,
  address: maybeText,
  approvedOn: maybeDay,
  status: z.array(z.looseObject({ status: maybeText, date: day, by: z.string() })),
});
export const earlyPensionSchema = z.looseObject({
  reports: z.array(z.looseObject({ kind: z.string(), amount: nullable(z.number()), from: day, reportedOn: day })),
});
export const formSchema = z.looseObject({
  id: idText,
  status: z.string(),
  answers: z.unknown().meta({ description: 'As submitted; null before' }),
  statistics: nullable(z.looseObject({})),
});
export { contactPersonSchema };

export const createdSchema = z.looseObject({ citizenId: idText });
export const foundSchema = z.looseObject({
  citizens: z.array(
    z.looseObject({
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

export const institutionSchema = z.looseObject({ number: z.string(), name: z.string(), cvr: maybeText, pNumber: maybeText });
export const codeListSchema = z.array(
  z.looseObject({
    id: nullable(z.int()),
    key: z.string().optional(),
    name: maybeText,
    description: maybeText,
    validFrom: maybeDay,
    validTo: maybeDay,
  }),
);
export const machinesSchema = z.array(
  z.looseObject({
    name: z.string(),
    title: z.looseObject({ en: z.string(), da: z.string() }),
    rule: z.string(),
    version: z.int(),
    diagram: z.string(),
  }),
);
export const healthSchema = z.looseObject({
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
    message: said('goes with dry-run=true only', 'hører sammen med dry-run=true'),
  })
  .refine((q) => q.consequences === undefined || q['dry-run'] === 'true', {
    path: ['consequences'],
    message: said('goes with dry-run=true only', 'hører sammen med dry-run=true'),
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
    error: said('either cpr or citizenId is given', 'enten cpr eller citizenId skal angives'),
  });

export const bulkAnswerSchema = z
  .union([
    z.strictObject({
      line: z.int().meta({ description: 'From 1, blank lines counted' }),
      status: z.literal(200),
      citizenId: idText,
      outcome: z.literal('accepted'),
      result: z.record(z.string(), z.unknown()),
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
