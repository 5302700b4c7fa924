import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';

const description = `Durable citizen courses of the Danish employment effort. Commands are decided in one step by the citizen's own workflow.

Checks come in this order, always: token, shape (400), role (403), whether the citizen exists (404), whose citizen it is (403), whether ids are
known, dates, the rules in the order written (422). Unknown fields are errors. "Today" is the engine's clock.`;

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Any JSON value: zod writes it as a schema that refers to itself, under a name that is in no document. */
const ANY_JSON = /^#\/components\/schemas\/(__)?schema\d+$/;

/** Mends what the generators leave: any JSON is any value, and a body that may be `{}` may be left out. */
const mended = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(mended);
  if (!isObject(value)) return value;
  if (typeof value.$ref === 'string' && ANY_JSON.test(value.$ref)) return {};
  const out: Record<string, unknown> = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mended(inner)]));
  if (isObject(out.requestBody) && isObject(out.requestBody.content)) {
    const json = out.requestBody.content['application/json'];
    const required = isObject(json) && isObject(json.schema) ? json.schema.required : undefined;
    out.requestBody = { ...out.requestBody, required: Array.isArray(required) && required.length > 0 };
  }
  return out;
};

/** The named schemas are of answers only: the generator's second form of each, for input, is used by nothing. */
const withoutInputs = (document: Json): Json => {
  const { components } = document;
  if (!isObject(components) || !isObject(components.schemas)) return document;
  const schemas = Object.fromEntries(Object.entries(components.schemas).filter(([name]) => !name.endsWith('Input')));
  return { ...document, components: { ...components, schemas } };
};

/** Answers that say what is wrong, and parameters, stand once: an operation refers to them. Each by its status or name, which says what it is. */
const standingOnce = (document: Json): Json => {
  const responses: Record<string, unknown> = {};
  const parameters: Record<string, unknown> = {};
  const once = (into: Record<string, unknown>, kind: string, name: string, value: unknown): unknown => {
    into[name] ??= value;
    return JSON.stringify(into[name]) === JSON.stringify(value) ? { $ref: `#/components/${kind}/${name}` } : value;
  };
  const answerOf = ([status, value]: [string, unknown]): [string, unknown] => [
    status,
    Number(status) < 400 ? value : once(responses, 'responses', `Problem${status}`, value),
  ];
  const parameterOf = (value: unknown): unknown => {
    const { in: place, name } = value as { in: string; name: string };
    return once(parameters, 'parameters', `${place}-${name}`, value);
  };
  const operationOf = (operation: unknown): unknown => {
    if (!isObject(operation) || !isObject(operation.responses)) return operation;
    return {
      ...operation,
      ...(Array.isArray(operation.parameters) ? { parameters: operation.parameters.map(parameterOf) } : {}),
      responses: Object.fromEntries(Object.entries(operation.responses).map(answerOf)),
    };
  };
  const paths = Object.entries(isObject(document.paths) ? document.paths : {}).map(([path, item]) => [
    path,
    Object.fromEntries(Object.entries(item as Json).map(([method, operation]) => [method, operationOf(operation)])),
  ]);
  const components = isObject(document.components) ? document.components : {};
  return { ...document, components: { ...components, responses, parameters }, paths: Object.fromEntries(paths) };
};

/** The OpenAPI document: made from the same schemas that check the requests. */
export const openApi = (): FastifyDynamicSwaggerOptions => ({
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Borgerforløb',
      version: '1.0.0',
      description,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'Where this document comes from' }],
    tags: [
      { name: 'citizens', description: 'Creating citizens, and finding them by the CPR number' },
      {
        name: 'commands',
        description: 'What is asked of a citizen’s courses: accepted, or refused with a code and the paragraph behind it',
      },
      { name: 'reading', description: 'What is known of a citizen, each reader its own part' },
      { name: 'search and messages', description: 'Finding citizens by where they stand, and the feeds of jobcentres and a-kasser' },
      { name: 'reference', description: 'What is the same for every citizen: code lists, charts, rules, institutions' },
      { name: 'service', description: 'Whether the service answers' },
    ],
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'Claims `role` and `org`: the number of the jobcentre or a-kasse, or the id of the citizen',
        },
      },
    },
  },
  transform: (given) => jsonSchemaTransform(given),
  transformObject: (given) =>
    standingOnce(withoutInputs(mended(jsonSchemaTransformObject(given)) as Json)) as unknown as ReturnType<
      typeof jsonSchemaTransformObject
    >,
});
