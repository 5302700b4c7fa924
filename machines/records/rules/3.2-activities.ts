import { type CodeEntry, type CodeList, codeLists, findCode } from '../../code-lists/index.ts';
import { inDanish, inEnglish, type LegalDate } from '../../core/calendar.ts';
import { rule } from '../../core/rule.ts';
import type { Item } from '../../core/types.ts';

/** 3.2 Three code lists of activities; the fourth kind, company activities, has no list. @source 3.2 */

export type ActivityList = 'health' | 'social' | 'course' | 'company';

/** The code list of a kind of activity; company types are taken by number. */
export const LIST_OF: Readonly<Record<ActivityList, CodeList | null>> = {
  health: codeLists['health-activities'],
  social: codeLists['social-activities'],
  course: codeLists['course-activities'],
  company: null,
};

/** A code as a command gives it: with the list for a new activity, or to replace the activity's own. */
export type Coded = { readonly list?: ActivityList; readonly code?: number | undefined };

interface Activity {
  readonly list: ActivityList;
  readonly code: number;
}

const activityOf = (item: Item | undefined): Activity | undefined => item?.context as Activity | undefined;

/** The code that the command brings; undefined when the activity keeps the one it has. */
const broughtCode = (payload: Coded, item: Item | undefined): Activity | undefined => {
  const had = activityOf(item);
  const list = payload.list ?? had?.list;
  return list === undefined || payload.code === undefined || payload.code === had?.code ? undefined : { list, code: payload.code };
};

const rowsOf = ({ list, code }: Activity): readonly CodeEntry[] => LIST_OF[list]?.entries.filter((e) => e.id === code) ?? [];

const retired = (activity: Activity, on: LegalDate): boolean => {
  const rows = rowsOf(activity);
  return rows.length > 0 && rows.every((e) => e.validTo !== null && e.validTo < on);
};

const inList = (activity: Activity, on: LegalDate): boolean => {
  const list = LIST_OF[activity.list];
  return list === null || findCode(list, activity.code, on) !== undefined;
};

/** By the day of the command, whatever the activity's first day; an activity that has the code keeps it. @da udgået */
export const codeNotRetired = rule<Coded>({
  id: '3.2',
  code: 'code-retired',
  en: 'the activity is given no code that has been retired',
  da: 'Indsatsen får ikke et id, der er udgået af kodelisten',
  wrong: ({ payload, item }) => {
    const brought = broughtCode(payload, item);
    const last = brought && rowsOf(brought).at(-1)?.validTo;
    return {
      en: `Code ${payload.code} has been retired${last ? `: it was last in the list on ${inEnglish(last)}` : ''}`,
      da: `Id ${payload.code} er udgået af kodelisten${last ? `: det var sidst gyldigt den ${inDanish(last)}` : ''}`,
    };
  },
  holds: ({ payload, item, today }) => {
    const brought = broughtCode(payload, item);
    return brought === undefined || !retired(brought, today);
  },
});

export const codeKnown = rule<Coded>({
  id: '3.2',
  code: 'unknown-activity-code',
  en: 'the code is in the list of the day',
  da: "Id'et findes i kodelisten på dagen",
  wrong: ({ payload, item, today }) => {
    const brought = broughtCode(payload, item);
    const first = brought && rowsOf(brought)[0]?.validFrom;
    const list = brought && LIST_OF[brought.list]?.title;
    return first && first > today
      ? {
          en: `Code ${payload.code} is used from ${inEnglish(first)}`,
          da: `Id ${payload.code} kan først bruges fra ${inDanish(first)}`,
        }
      : {
          en: `There is no code ${payload.code} in the list "${list?.en}"`,
          da: `Der findes intet id ${payload.code} i kodelisten »${list?.da}«`,
        };
  },
  holds: ({ payload, item, today }) => {
    const brought = broughtCode(payload, item);
    return brought === undefined || inList(brought, today);
  },
});

/** The name in force on the day; a retired code keeps its last one, a coming one has its first. */
export const activityName = (activity: Activity, on: LegalDate): string | null => {
  const list = LIST_OF[activity.list];
  if (list === null) return null;
  return (findCode(list, activity.code, on) ?? rowsOf(activity).at(-1))?.name ?? null;
};
