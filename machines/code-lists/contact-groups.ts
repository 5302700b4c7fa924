import type { CodeList } from './code-list.ts';
import { entry } from './code-list.ts';

/** Every contact group that the register knows, by key. @da kontaktgruppe @source 0 */
export const contactGroupKeys = [
  'unemployment-benefit',
  'cash-benefit',
  'flex-job-unemployed',
  'without-benefit',
  'education-help',
  'job-clarification',
  'sick-from-employment',
  'sick-from-unemployment',
  'transition-benefit-lab',
  'self-support-and-return-benefit-inl',
  'education-order-transition-benefit-lab',
  'transition-benefit-inl',
  'disability-pensioner',
  'disability-compensation',
  'under-18',
  'self-supporting',
  'self-supporting-foreigner',
  'introduction-course',
  'employed',
] as const;

export type ContactGroupKey = (typeof contactGroupKeys)[number];

const group = (id: number | null, key: ContactGroupKey, name: string, source: string) => entry({ id, key, name, source });

/**
 * The target groups of the register. Groups that only 1.2 names have no public id; their name is what follows "Tilflytning - " in its table.
 * The names are those of section 0 of the requirements; where the note writes one differently, the exception is listed (docs/note/exceptions.yaml).
 * @da kontaktgrupper @source 0
 */
export const contactGroups: CodeList = {
  name: 'contact-groups',
  title: { en: 'Contact groups', da: 'Kontaktgrupper' },
  entries: [
    group(1, 'unemployment-benefit', 'Dagpengemodtager', '1.1'),
    group(2, 'cash-benefit', 'Kontanthjælpsmodtager', '3.1'),
    group(7, 'flex-job-unemployed', 'Fleksjobvisiteret (ledig)', '3.8'),
    group(8, 'without-benefit', 'Uden ydelse', '3.5'),
    group(12, 'education-help', 'Modtager af uddannelseshjælp', '3.1'),
    group(13, 'job-clarification', 'Jobafklaring', '1.1'),
    group(24, 'sick-from-employment', 'Sygemeldt fra beskæftigelse', '1.1'),
    // 3.5 calls it "Sygedagpengemodtager fra ledighed".
    group(25, 'sick-from-unemployment', 'Sygemeldt fra ledighed', '1.1'),
    group(26, 'transition-benefit-lab', 'Overgangsydelsesmodtager efter LAB', '3.1'),
    group(27, 'self-support-and-return-benefit-inl', 'Selvforsørgelses- og hjemrejseydelsesmodtager efter INL', '7.2'),
    // 3.1 and 7.2 write a hyphen where 3.5 has a dash.
    group(28, 'education-order-transition-benefit-lab', 'Uddannelsespålæg – Overgangsydelsesmodtager efter LAB', '3.5'),
    group(29, 'transition-benefit-inl', 'Overgangsydelsesmodtager INL', '7.2'),
    group(null, 'disability-pensioner', 'Førtidspensionister', '1.2'),
    group(null, 'disability-compensation', 'Kompensation til handicappede i beskæftigelse', '1.2'),
    group(null, 'under-18', 'Unge u. 18', '1.2'),
    group(null, 'self-supporting', 'Selvforsørgede, ikke i beskæftigelse', '1.2'),
    group(null, 'self-supporting-foreigner', 'Selvforsørgede udlændinge omfattet af program efter INL', '1.2'),
    group(null, 'introduction-course', 'Indvandrere i introduktionsforløb', '1.2'),
    group(null, 'employed', 'Beskæftigede', '1.2'),
  ],
};

/** What the groups are called in English; the public lists have Danish names only. */
export const contactGroupsInEnglish: Readonly<Record<ContactGroupKey, string>> = {
  'unemployment-benefit': 'Unemployment benefit recipient',
  'cash-benefit': 'Cash benefit recipient',
  'flex-job-unemployed': 'Referred to a flex-job (unemployed)',
  'without-benefit': 'Without benefit',
  'education-help': 'Education help recipient',
  'job-clarification': 'Job clarification',
  'sick-from-employment': 'Reported sick from employment',
  'sick-from-unemployment': 'Reported sick from unemployment',
  'transition-benefit-lab': 'Transition benefit recipient under LAB',
  'self-support-and-return-benefit-inl': 'Self-support and return benefit recipient under INL',
  'education-order-transition-benefit-lab': 'Education order – transition benefit recipient under LAB',
  'transition-benefit-inl': 'Transition benefit recipient under INL',
  'disability-pensioner': 'Disability pensioners',
  'disability-compensation': 'Compensation for people with disabilities in employment',
  'under-18': 'Young people under 18',
  'self-supporting': 'Self-supporting, not in employment',
  'self-supporting-foreigner': 'Self-supporting foreigners in a programme under INL',
  'introduction-course': 'Immigrants in an introduction course',
  employed: 'Employed',
};

/** The key of a contact group by its id or key; undefined when there is no such group. */
export function contactGroupKeyOf(idOrKey: number | string): ContactGroupKey | undefined {
  const { key } = contactGroups.entries.find((row) => row.id === idOrKey || row.key === idOrKey) ?? {};
  return contactGroupKeys.find((known) => known === key);
}

/** A cell of a table by contact group, asked for by id or key. A group that the register does not know is an error: tell it apart before. */
export function cellOfGroup<Cell>(table: Readonly<Record<ContactGroupKey, Cell>>, idOrKey: number | string): Cell {
  const key = contactGroupKeyOf(idOrKey);
  if (key === undefined) throw new Error(`No contact group ${idOrKey}`);
  return table[key];
}
