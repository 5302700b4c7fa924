import type { Activities } from '../workflows/activities.ts';
import type { ActivityDeps } from './deps.ts';
import { educationOrderPdf } from './documents.ts';
import { nowIso } from './running.ts';

/** Makes the document and puts it into the store, sealed. @source 3.6 */
export const makeDocument =
  (deps: ActivityDeps): Activities['makeDocument'] =>
  async ({ citizenId, id, work: { documentId, jobcentre, createdOn } }) => {
    const person = await deps.store.person(citizenId);
    const pdf = await educationOrderPdf({ name: person?.name ?? '', jobcentre, createdOn });
    await deps.store.putRecord({
      recordId: documentId,
      citizenId,
      commandId: id,
      kind: 'document',
      content: { pdf: pdf.toString('base64') },
      createdAt: await nowIso(deps),
    });
    await deps.store.own([documentId]);
    return [];
  };
