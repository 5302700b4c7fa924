import { type CategoryKey, categoryKeys } from './categories.ts';
import { type ContactGroupKey, cellOfGroup } from './contact-groups.ts';

/** What one group allows: each category, and having none. Every cell is written; the compiler refuses a missing one. */
export type CategoryRow = Readonly<Record<CategoryKey | 'none', boolean>> & {
  /** The category on entry, until `assess-category`; null means none. */
  readonly onEntry: CategoryKey | null;
};

const no = {
  'job-ready': false,
  'activity-ready': false,
  'education-ready': false,
  'obviously-education-ready': false,
  'not-assessed': false,
};

const noCategory: CategoryRow = { ...no, none: true, onEntry: null };

const jobCategories: CategoryRow = {
  ...no,
  'job-ready': true,
  'activity-ready': true,
  'not-assessed': true,
  none: false,
  onEntry: 'not-assessed',
};

const educationCategories: CategoryRow = {
  ...no,
  'activity-ready': true,
  'education-ready': true,
  'obviously-education-ready': true,
  'not-assessed': true,
  none: false,
  onEntry: 'not-assessed',
};

const anyOrNone: CategoryRow = {
  'job-ready': true,
  'activity-ready': true,
  'education-ready': true,
  'obviously-education-ready': true,
  'not-assessed': true,
  none: true,
  onEntry: null,
};

/** The categories that each contact group allows. @da tilladte visitationskategorier pr. kontaktgruppe @source P */
export const categoriesByGroup: Readonly<Record<ContactGroupKey, CategoryRow>> = {
  /*  1 */ 'unemployment-benefit': noCategory,
  /*  2 */ 'cash-benefit': jobCategories,
  /*  7 */ 'flex-job-unemployed': noCategory,
  /*  8 */ 'without-benefit': noCategory,
  /* 12 */ 'education-help': educationCategories,
  /* 13 */ 'job-clarification': anyOrNone,
  /* 24 */ 'sick-from-employment': anyOrNone,
  /* 25 */ 'sick-from-unemployment': anyOrNone,
  /* 26 */ 'transition-benefit-lab': jobCategories,
  /* 27 */ 'self-support-and-return-benefit-inl': jobCategories,
  /* 28 */ 'education-order-transition-benefit-lab': educationCategories,
  /* 29 */ 'transition-benefit-inl': jobCategories,
  'disability-pensioner': noCategory,
  'disability-compensation': noCategory,
  'under-18': noCategory,
  'self-supporting': noCategory,
  'self-supporting-foreigner': noCategory,
  'introduction-course': noCategory,
  employed: noCategory,
};

/** Whether a group (id or key) allows a category (`category-not-allowed` when not); null asks whether it allows none. An unknown word is an error. @source P */
export function categoryAllowed(group: number | string, category: string | null): boolean {
  const cell = category === null ? 'none' : categoryKeys.find((known) => known === category);
  if (cell === undefined) throw new Error(`No category ${category}`);
  return cellOfGroup(categoriesByGroup, group)[cell];
}

/** The category on entry to a group (id or key), until `assess-category`; null means none. @source P */
export function categoryOnEntry(group: number | string): CategoryKey | null {
  return cellOfGroup(categoriesByGroup, group).onEntry;
}
