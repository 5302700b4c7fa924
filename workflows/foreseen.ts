import { deadlines, upgrade } from '../machines/citizen.ts';
import { changedDates, type Dated } from '../machines/core/law.ts';
import type { CitizenState, Fact } from '../machines/core/types.ts';
import type { Upgraded } from '../machines/core/upgrade.ts';
import type { StandsAnswer } from './contract.ts';

/** What another version would make of a citizen as it stands, known before it is asked over. Pure. */

/** The machines of the version that is moved to: what a move asks of them. */
export interface TargetMachines {
  upgrade(state: CitizenState): Upgraded;
  deadlines(state: CitizenState): readonly Dated[];
}

/** Those of the program that asks. */
export const machinesHere: TargetMachines = { upgrade, deadlines };

export interface Foreseen {
  /** `moves`: can be asked over; `stays`: its state has no target. */
  readonly outcome: 'moves' | 'stays';
  /** Machines that are filled in or carried over, as `machine 1 → 2`. */
  readonly machines: readonly string[];
  /** Dates that come out other on the new machines. */
  readonly dates: readonly Fact[];
  /** Why it stays. */
  readonly why?: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

export const foreseen = ({ state, dates }: StandsAnswer, machines: TargetMachines): Foreseen => {
  const { state: moved, changes, withoutTarget } = machines.upgrade(state);
  if (withoutTarget.length > 0) {
    const why = withoutTarget.map(({ machine, value }) => `${machine} in ${text(value)} has no target`).join('; ');
    return { outcome: 'stays', machines: [], dates: [], why };
  }
  return {
    outcome: 'moves',
    machines: changes.map(({ machine, from, to }) => `${machine} ${from ?? 'new'} → ${to ?? 'gone'}`),
    dates: changedDates(dates, machines.deadlines(moved)),
  };
};
