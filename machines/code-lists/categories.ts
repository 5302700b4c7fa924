import type { CodeList } from './code-list.ts';
import { entry } from './code-list.ts';

/** How near a citizen is to a job or an education. @da visitationskategori, personkategori @source 0 */
export const categoryKeys = ['job-ready', 'activity-ready', 'education-ready', 'obviously-education-ready', 'not-assessed'] as const;

export type CategoryKey = (typeof categoryKeys)[number];

const category = (id: number | null, key: CategoryKey) => entry({ id, key, source: 'P' });

/**
 * The categories. The note has their words in inflected forms only, so the names stay null.
 * The ids 6 and 7 belong to education-ready and obviously education-ready; which is which is not public, so both stay null.
 * @da visitationskategorier @source 0
 */
export const categories: CodeList = {
  name: 'categories',
  title: { en: 'Categories', da: 'Visitationskategorier' },
  entries: [
    category(4, 'job-ready'),
    category(5, 'activity-ready'),
    category(null, 'education-ready'),
    category(null, 'obviously-education-ready'),
    category(8, 'not-assessed'),
  ],
};
