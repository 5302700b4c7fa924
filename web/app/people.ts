import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ask } from './api.ts';
import { session } from './session.ts';
import type { Deadline, Picture, View } from './shapes.ts';

/** Whom a list is about. Lists come from what the engine shows, which is never personal; names and dates are read for each row that is shown. */

export interface Person {
  /** Null: the role reads no names. */
  readonly name: string | null;
  readonly deadlines: readonly Deadline[];
  readonly view: View | undefined;
}

const READS_NAMES = ['jobcentre', 'a-kasse'];
/** So many are read at the same time: a list must not stand in the way of whoever works. */
const AT_ONCE = 4;

const known = signal<ReadonlyMap<string, Person>>(new Map());
const waiting: string[] = [];
let reading = 0;
/** Who is signed in has changed: what was read was for another. */
let whose = '';

const readOne = async (citizenId: string): Promise<void> => {
  const path = `/citizens/${encodeURIComponent(citizenId)}`;
  const named = READS_NAMES.includes(session.value?.signedIn?.role ?? '');
  const [cv, picture, view] = await Promise.all([
    named ? ask<{ name: string | null }>(`${path}/cv`).catch(() => undefined) : undefined,
    ask<Picture>(`${path}/diagrams?next=none`).catch(() => undefined),
    ask<View>(path).catch(() => undefined),
  ]);
  known.value = new Map(known.value).set(citizenId, { name: cv?.name ?? null, deadlines: picture?.deadlines ?? [], view });
};

const readOn = (): void => {
  while (reading < AT_ONCE) {
    const next = waiting.shift();
    if (next === undefined) return;
    reading++;
    void readOne(next).finally(() => {
      reading--;
      readOn();
    });
  }
};

/** The people of these rows, as far as they are read. */
export const usePeople = (citizenIds: readonly string[]): ReadonlyMap<string, Person> => {
  const ids = citizenIds.join(' ');
  useEffect(() => {
    const now = JSON.stringify(session.value?.signedIn ?? null);
    if (now !== whose) known.value = new Map();
    whose = now;
    waiting.length = 0;
    waiting.push(...ids.split(' ').filter((id) => id !== '' && !known.value.has(id)));
    readOn();
  }, [ids]);
  return known.value;
};

/** Before a list is read anew: dates move. */
export const forgetPeople = (): void => {
  known.value = new Map();
};
