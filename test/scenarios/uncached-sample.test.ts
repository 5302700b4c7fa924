import { playAll } from './play-all.ts';

/** The long run plays them all; these reach every workflow type, continue-as-new, both clock changes and the deletions. */
const SAMPLE = [
  '1.1-sick-in-the-contact-course.yaml',
  '1.8-recovery.yaml',
  '3.1-pilot-and-the-subscription.yaml',
  '5.1-quarantine.yaml',
  '7.1-contact-persons-deleted.yaml',
  '7.2-forms-around-the-release.yaml',
];

playAll('a sample of the scenarios, every task a replay', { workflowCache: false, only: SAMPLE });
