import { z } from 'zod';
import { plain } from '../core/command-schema.ts';
import type { WordsOf } from '../core/command-words.ts';
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

export const residenceWords: WordsOf<typeof residenceShapes> = {
  'change-jobcentre': {
    about: 'residence',
    name: ['Skift jobcenter', 'Change jobcentre'],
    facts: { 'jobcentre-changed': ['Borgeren er flyttet til jobcenter {to}', 'Moved to jobcentre {to}'] },
  },
  move: {
    about: 'residence',
    name: ['Registrér flytning til anden kommune', 'Move to another municipality'],
    facts: {
      moved: [
        'Borgeren er flyttet fra jobcenter {from} til jobcenter {to} {on|day}',
        'Moved from jobcentre {from} to jobcentre {to} on {on|day}',
      ],
    },
  },
  'register-integration-contract': { about: 'residence', name: ['Registrér integrationskontrakt', 'Register integration contract'] },
  'update-integration-contract': { about: 'residence', name: ['Opdatér integrationskontrakt', 'Update integration contract'] },
};
