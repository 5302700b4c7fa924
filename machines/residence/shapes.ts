import { z } from 'zod';
import { plain } from '../core/command-schema.ts';
import { date, endDate, id, officeNumber } from '../core/fields.ts';

/** Commands of sections 1.2 and 1.7: where the citizen belongs, moves, integration contracts. */

export const residenceShapes = {
  'change-jobcentre': plain(
    z.strictObject({ jobcentre: officeNumber }),
    'Moves the citizen to another jobcentre',
    'Skifter jobcentertilhørsforhold',
  ),
  move: plain(
    z.strictObject({ toJobcentre: officeNumber, on: date }),
    'Moves the citizen to another municipality',
    'Registrerer, at borgeren er flyttet til en anden kommune',
  ),
  'register-integration-contract': plain(
    z.strictObject({ from: date, to: endDate.nullish() }),
    'Registers an integration contract',
    'Registrerer en kontrakt efter integrationsloven',
  ),
  'update-integration-contract': plain(
    z.strictObject({ contractId: id, to: endDate.nullable() }),
    'Changes the end of an integration contract, or removes it (null)',
    'Ændrer slutdatoen for en kontrakt efter integrationsloven eller fjerner den (null)',
  ),
} as const;
