import { companyActivity } from '../../code-lists/company-activities.ts';
import { rule } from '../../core/rule.ts';
import type { Item } from '../../core/types.ts';
import type { ActivityList } from './3.2-activities.ts';

/** 3.7 The rates of wage subsidy in jobs for disability pensioners. @da timeløntilskudssats @source 3.7 */

type Rated = { readonly list?: ActivityList; readonly code?: number | undefined; readonly wageSubsidyRate?: number | null | undefined };
type Activity = Required<Pick<Rated, 'list'>> & { readonly code: number; readonly wageSubsidyRate: number | null };

/** The activity as it would stand after the command. */
const after = (payload: Rated, item: Item | undefined): Partial<Activity> => {
  const had = item?.context as Activity | undefined;
  const list = payload.list ?? had?.list;
  const code = payload.code ?? had?.code;
  const rate = payload.wageSubsidyRate === undefined ? had?.wageSubsidyRate : payload.wageSubsidyRate;
  return { ...(list && { list }), ...(code !== undefined && { code }), wageSubsidyRate: rate ?? null };
};

/** Company activities of types 14, 38, 39 and 40 allow rates 1 and 2; the note names no other type, and those take any rate. */
export const rateAllowed = rule<Rated>({
  id: '3.7',
  code: 'wage-subsidy-rate-not-allowed',
  en: 'the type of company activity allows the wage-subsidy rate',
  da: 'Timeløntilskudssatsen er tilladt for typen af virksomhedsrettet indsats',
  assumption: 'A25',
  wrong: ({ payload, item }) => {
    const { code, wageSubsidyRate } = after(payload, item);
    const rates = (code === undefined ? undefined : companyActivity(code))?.wageSubsidyRates ?? [];
    return {
      en: `Company activity of type ${code} allows the wage-subsidy rates ${rates.join(' and ')}, not ${wageSubsidyRate}`,
      da: `Virksomhedsrettet indsats af typen ${code} kan have timeløntilskudssats ${rates.join(' eller ')}, ikke ${wageSubsidyRate}`,
    };
  },
  holds: ({ payload, item }) => {
    const { list, code, wageSubsidyRate } = after(payload, item);
    if (list !== 'company' || code === undefined || wageSubsidyRate == null) return true;
    const type = companyActivity(code);
    return type === undefined || type.wageSubsidyRates.includes(wageSubsidyRate);
  },
});
