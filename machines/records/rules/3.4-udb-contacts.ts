import { releaseDay } from '../../code-lists/code-list.ts';
import { rule } from '../../core/rule.ts';

/** 3.4 CVR and P number on contacts from UDB. @source 3.4 */

/** Not a refusal: in force, a contact that is received is looked up in STIL's institution register; earlier ones stay as they are. */
export const numbersFromInstitutionRegister = rule({
  id: '3.4',
  code: 'institution-numbers',
  en: 'a contact received from UDB gets CVR and P number from the institution register',
  da: 'En kontakt, der modtages fra UDB, får CVR- og P-nummer fra institutionsregistret',
  validFrom: releaseDay,
  holds: () => true,
});
