import type { Pair, Words } from './pairs.ts';

export const roles: Words = {
  jobcentre: ['Jobcenter', 'Jobcentre'],
  'a-kasse': ['A-kasse', 'A-kasse'],
  citizen: ['Borger', 'Citizen'],
  'benefit-system': ['Ydelsessystem', 'Benefit system'],
  cpr: ['CPR-registret', 'CPR register'],
  udb: ['Ungedatabasen (UDB)', 'Youth database (UDB)'],
  udk: ['Udbetaling Danmark', 'Udbetaling Danmark'],
  batch: ['Natlig kørsel', 'Nightly batch'],
  operator: ['Driftsmedarbejder', 'Operator'],
};

const others: Words = {
  clock: ['Tiden', 'Time'],
  course: ['Forløbet selv', 'The course itself'],
  institution: ['Uddannelsesinstitutionen', 'The institution'],
};

/** Who did it, as a timeline writes it: `a-kasse 5`, `clock`. */
export const whoText = (by: string): Pair => {
  const [role = '', org = ''] = by.split(' ');
  const [da, en] = roles[role] ?? others[role] ?? ([role, role] as const);
  return [`${da} ${org}`.trim(), `${en} ${org}`.trim()];
};
