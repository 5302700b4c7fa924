import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';

const description = `Durable citizen courses of the Danish employment effort. Commands are decided in one step by the citizen's own workflow.

Checks come in this order, always: token, shape (400), role (403), whether the citizen exists (404), whose citizen it is (403), whether ids are
known, dates, the rules in the order written (422). Unknown fields are errors. "Today" is the engine's clock.`;

/** The OpenAPI document: made from the same schemas that check the requests. */
export const openApi = (): FastifyDynamicSwaggerOptions => ({
  openapi: {
    openapi: '3.1.0',
    info: { title: 'Borgerforløb', version: '1.0.0', description },
    tags: [
      { name: 'citizens' },
      { name: 'commands' },
      { name: 'reading' },
      { name: 'search and messages' },
      { name: 'reference' },
      { name: 'service' },
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
});
