import type { Lost, Reconciled } from './reconcile.ts';

/** What a person reads of a reconciliation. */
export const summary = (done: Reconciled, dryRun: boolean): string[] => {
  const would = dryRun ? 'would be ' : '';
  return [
    `${done.citizens} citizens looked at`,
    `${done.deletedAgain} records ${would}deleted again, ${done.forgottenAgain} citizens ${would}forgotten again`,
    `${done.lines} lines of timelines and ${done.messages} messages ${would}written from the histories`,
    ...(done.disowned > 0 ? [`${done.disowned} records of commands that are to be given again removed`] : []),
    ...(done.begun > 0 ? [`${done.begun} citizens ${would}begun anew`] : []),
    done.lost.length === 0 ? 'nothing is lost' : `${done.lost.length} things cannot be had again:`,
  ];
};

const lineOf = (lost: Lost): string => {
  switch (lost.kind) {
    case 'lines':
      return `citizen ${lost.citizenId}: lines ${lost.seqs.join(', ')} of the timeline; their histories are older than the server keeps them`;
    case 'command':
      return `citizen ${lost.citizenId}: line ${lost.seq}, ${lost.command} by ${lost.by} at ${lost.at}, accepted after the copy of Temporal; to be given again${lost.commandId === undefined ? ' by time itself' : ` (${lost.commandId})`}`;
    case 'workflow':
      return `citizen ${lost.citizenId}: begun after the copy of Temporal; has no workflow`;
    case 'citizen':
      return `citizen ${lost.citizenId}: created after the copy of the store; name, address and CPR number are not there`;
    case 'history':
      return `citizen ${lost.citizenId}: its key is not there; its histories cannot be read, and it stands still`;
    case 'content':
      return `citizen ${lost.citizenId}: the content of record ${lost.recordId} (${lost.command}), brought after the copy of the store`;
    case 'key':
      return `citizen ${lost.citizenId}: record ${lost.recordId} (${lost.record}) is there, its key is not`;
  }
};

const MOST = 50;

export const lostLines = (lost: readonly Lost[]): string[] => [
  ...lost.slice(0, MOST).map((one) => `  ${lineOf(one)}`),
  ...(lost.length > MOST ? [`  … and ${lost.length - MOST} more: --report FILE writes all`] : []),
];
