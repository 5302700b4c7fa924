import { playAll, scenarios } from './play-all.ts';

/** CI plays every third file, and these, which reach every workflow type, continue-as-new, both clock changes and the deletions. */
const ALWAYS = [
  '1.1-sick-in-the-contact-course.yaml',
  '1.8-recovery.yaml',
  '3.1-pilot-and-the-subscription.yaml',
  '5.1-quarantine.yaml',
  '7.1-contact-persons-deleted.yaml',
  '7.2-forms-around-the-release.yaml',
];
/** `UNCACHED=all` plays each one. */
const EVERY = process.env.UNCACHED === 'all' ? 1 : 3;

const chosen = scenarios().flatMap(({ file }, i) => (i % EVERY === 0 ? [file] : []));
playAll('scenarios, every task a replay', { workflowCache: false, only: [...new Set([...chosen, ...ALWAYS])] });
