import { z } from 'zod';
import { day, itemId, maybeDay } from '../core/view-fields.ts';

/** What is seen of where the citizen belongs. */

export const residenceView = {
  jobcentre: z.string().meta({ example: '101' }),
  integrationContracts: z.array(z.strictObject({ id: itemId, from: day, to: maybeDay }).meta({ id: 'IntegrationContract' })),
};
