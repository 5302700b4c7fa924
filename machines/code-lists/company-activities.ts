import type { CodeList } from './code-list.ts';
import { entry } from './code-list.ts';

/** The rates that 3.7 names. @da timeløntilskudssatser @source 3.7 */
export const wageSubsidyRates: CodeList = {
  name: 'wage-subsidy-rates',
  title: { en: 'Wage-subsidy rates', da: 'Timeløntilskudssatser' },
  entries: [
    entry({ id: 1, name: 'Ansættelse m løntilskud, LAB § 75, stk. 2, nr. 1', source: '3.7' }),
    entry({ id: 2, name: 'Ansættelse m løntilskud, LAB § 75, stk. 2, nr. 2', source: '3.7' }),
  ],
};

/** The types of company activity that the note names. All other types are taken by number, with no name and any rate. */
export const companyActivityTypes = [14, 38, 39, 40] as const;

export type CompanyActivityType = (typeof companyActivityTypes)[number];

export interface CompanyActivity {
  readonly name: string;
  /** Ids of the rates that this type allows; another: `wage-subsidy-rate-not-allowed`. */
  readonly wageSubsidyRates: readonly number[];
  readonly source: string;
}

const jobForDisabilityPensioners: CompanyActivity = {
  name: 'Job for førtidspensionister på særlige vilkår',
  wageSubsidyRates: [1, 2],
  source: '3.7',
};

/** Company activities by type, with the rates they allow. @da virksomhedsrettede indsatser @source 3.7 */
export const companyActivities: Readonly<Record<CompanyActivityType, CompanyActivity>> = {
  14: jobForDisabilityPensioners,
  38: jobForDisabilityPensioners,
  39: jobForDisabilityPensioners,
  40: jobForDisabilityPensioners,
};

/** The row of a type by its number; undefined for a type that the note does not name. */
export function companyActivity(type: number): CompanyActivity | undefined {
  return (companyActivities as Readonly<Record<number, CompanyActivity>>)[type];
}
