import type { Activities } from '../workflows/activities.ts';
import { askForProfileStatistics } from './ask-for-profile-statistics.ts';
import { askJobnetForProfile } from './ask-jobnet-for-profile.ts';
import { carryOut } from './carry-out.ts';
import { deleteRecords } from './delete-records.ts';
import type { ActivityDeps } from './deps.ts';
import { lookUpInstitution } from './look-up-institution.ts';
import { makeDocument } from './make-document.ts';
import { sendMessage } from './send-message.ts';
import { tellUdb } from './tell-udb.ts';

/** Binds the activities to what is outside. */
export const createActivities = (deps: ActivityDeps): Activities => ({
  carryOut: carryOut(deps),
  sendMessage: sendMessage(deps),
  askJobnetForProfile: askJobnetForProfile(deps),
  tellUdb: tellUdb(deps),
  lookUpInstitution: lookUpInstitution(deps),
  makeDocument: makeDocument(deps),
  askForProfileStatistics: askForProfileStatistics(deps),
  deleteRecords: deleteRecords(deps),
});

export type { ActivityDeps } from './deps.ts';
