import { z } from 'zod';
import { contactView } from './contact/view.ts';
import { day, itemId } from './core/view-fields.ts';
import { educationView } from './education/view.ts';
import { jobseekingView } from './jobseeking/view.ts';
import { recordsView } from './records/view.ts';
import { residenceView } from './residence/view.ts';

/** The view of a citizen: each subject's part of it, every key always there. The OpenAPI document and its clients read it from here. */
export const citizenView = z
  .strictObject({
    citizenId: itemId,
    today: day.meta({ description: 'The engine’s day, as of which the view is' }),
    ...residenceView,
    ...contactView,
    ...jobseekingView,
    ...educationView,
    ...recordsView,
  })
  .meta({ id: 'Citizen' });

export type CitizenView = z.output<typeof citizenView>;

export { cvView } from './jobseeking/view.ts';
export { contactPersonView, earlyPensionView, formView } from './records/view.ts';
