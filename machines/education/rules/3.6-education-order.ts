import { DAY_BEFORE_RELEASE } from '../../contact/rules/1.1-contact-course.ts';
import { rule } from '../../core/rule.ts';
import { educationStepNow } from '../../readings.ts';

/** 3.6 The education-order PDF at step 4, no longer made from the release on. @da uddannelsespålæg @source 3.6 */

export const madeAtStep4 = rule<{ readonly step: number }>({
  id: '3.6',
  code: 'education-order-made',
  en: 'the education plan moves to step 4, where the education order is made as a PDF',
  da: 'Uddannelsesplanen rykker til trin 4, hvor uddannelsespålægget dannes som pdf',
  validTo: DAY_BEFORE_RELEASE,
  holds: ({ before, payload }) => payload.step === 4 && educationStepNow(before) !== 4,
});
