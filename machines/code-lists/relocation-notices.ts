import type { CodeList } from './code-list.ts';
import { entry, releaseDay } from './code-list.ts';
import { type ContactGroupKey, cellOfGroup } from './contact-groups.ts';

const notice = (id: number, name: string, description: string) => entry({ id, name, description, validFrom: releaseDay, source: '1.2' });

/** The relocation notices that 1.2 adds; those below 59 are not public. @da flyttebeskeder (PersonNotificationService) @source 1.2 */
export const relocationNotices: CodeList = {
  name: 'relocation-notices',
  title: { en: 'Relocation notices', da: 'Flyttebeskeder' },
  entries: [
    notice(59, 'Tilflytning - Førtidspensionister', 'Personen er tilflyttet kommunen som førtidspensionist'),
    notice(60, 'Fraflytning - Førtidspensionister', 'Personen er fraflyttet kommunen som førtidspensionist'),
    notice(
      61,
      'Tilflytning - Kompensation til handicappede i beskæftigelse',
      'Personen er tilflyttet kommunen som handicappet i beskæftigelse',
    ),
    notice(
      62,
      'Fraflytning - Kompensation til handicappede i beskæftigelse',
      'Personen er fraflyttet kommunen som handicappet i beskæftigelse',
    ),
    notice(63, 'Tilflytning - Unge u. 18', 'Personen er tilflyttet kommunen som ung under 18'),
    notice(64, 'Fraflytning - Unge u. 18', 'Personen er fraflyttet kommunen som ung under 18'),
    notice(
      65,
      'Tilflytning - Selvforsørgede, ikke i beskæftigelse',
      'Personen er tilflyttet kommunen som selvforsørget, ikke i beskæftigelse',
    ),
    notice(
      66,
      'Fraflytning - Selvforsørgede, ikke i beskæftigelse',
      'Personen er fraflyttet kommunen som selvforsørget, ikke i beskæftigelse',
    ),
    notice(
      67,
      'Tilflytning - Selvforsørgede udlændinge omfattet af program efter INL',
      'Personen er tilflyttet kommunen som selvforsørget udlænding omfattet af program efter INL',
    ),
    notice(
      68,
      'Fraflytning - Selvforsørgede udlændinge omfattet af program efter INL',
      'Personen er fraflyttet kommunen som selvforsørget udlænding omfattet af program efter INL',
    ),
    notice(69, 'Tilflytning - Indvandrere i introduktionsforløb', 'Personen er tilflyttet kommunen som indvandrer i introduktionsforløb'),
    notice(70, 'Fraflytning - Indvandrere i introduktionsforløb', 'Personen er fraflyttet kommunen som indvandrer i introduktionsforløb'),
    notice(71, 'Tilflytning - Beskæftigede', 'Personen er tilflyttet kommunen som beskæftiget'),
    notice(72, 'Fraflytning - Beskæftigede', 'Personen er fraflyttet kommunen som beskæftiget'),
  ],
};

/** The ids of the notices of one move: `to` goes to the new jobcentre (tilflytning), `from` to the old one (fraflytning). */
export interface RelocationPair {
  readonly to: number;
  readonly from: number;
}

/**
 * The notice to the new jobcentre (`to`) and to the old one (`from`) by contact group; null where the id is below 59 and not public.
 * @da tilflytning, fraflytning @source 1.2
 */
export const relocationNoticeOf: Readonly<Record<ContactGroupKey, RelocationPair | null>> = {
  'unemployment-benefit': null,
  'cash-benefit': null,
  'flex-job-unemployed': null,
  'without-benefit': null,
  'education-help': null,
  'job-clarification': null,
  'sick-from-employment': null,
  'sick-from-unemployment': null,
  'transition-benefit-lab': null,
  'self-support-and-return-benefit-inl': null,
  'education-order-transition-benefit-lab': null,
  'transition-benefit-inl': null,
  'disability-pensioner': { to: 59, from: 60 },
  'disability-compensation': { to: 61, from: 62 },
  'under-18': { to: 63, from: 64 },
  'self-supporting': { to: 65, from: 66 },
  'self-supporting-foreigner': { to: 67, from: 68 },
  'introduction-course': { to: 69, from: 70 },
  employed: { to: 71, from: 72 },
};

/** The notices of a contact group, by id or key; null where they are not public. @source 1.2 */
export function relocationPair(group: number | string): RelocationPair | null {
  return cellOfGroup(relocationNoticeOf, group);
}
