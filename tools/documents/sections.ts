import { readStatements, type Statement } from '../compare-note.ts';

/** A section of the note (or one of ours that the note does not have), as the documents are cut. */
export interface Section {
  readonly id: string;
  readonly en: string;
  /** The note's heading; null where the section is not in the note. */
  readonly da: string | null;
  /** The lettered rows of the section, if it has any. */
  readonly letters: readonly string[];
}

/** What must hold and can be tested: a statement of the note, or a row of the requirements for which the note has none. */
export interface Row {
  /** `1.1-9`, or `0`, `1.1 a` for a row that is not in the note. */
  readonly id: string;
  readonly section: string;
  readonly letter: string | null;
  readonly kind: Statement['kind'] | 'requirement';
  readonly text: string;
  /** Why nothing is built. */
  readonly why: string | null;
}

const TITLES: Readonly<Record<string, string>> = {
  '0': 'The register underneath',
  '1.1': 'The a-kasse pilot: absence 75',
  '1.2': 'Relocation notices on integration contracts',
  '1.3': 'The statistical part of the preparation form is closed',
  '1.4': 'Contact person type 33',
  '1.5': 'Jobnet profile: user name and password are unknown',
  '1.6': 'No job title or alias twice',
  '1.7': 'Change of jobcentre without an a-kasse',
  '1.8': 'Recovery must not register the citizen again wrongly',
  '1.9': 'Contact persons that came from an activity',
  '2.1': 'The name of absence 77',
  '3.1': 'The job-focused pilot',
  '3.2': 'Three code lists of activities',
  '3.3': 'Messages on support needs',
  '3.4': 'CVR and P number on contacts from UDB',
  '3.5': 'When the UDB subscription closes',
  '3.6': 'The education-order PDF at step 4',
  '3.7': 'Wage-subsidy rates',
  '3.8': 'Job-search requirement in contact group 7',
  '4.1': 'Approval of the CV',
  '4.2': 'The CV of a citizen with an administrative CPR number',
  '4.3': 'CV status on a past day, after a change of a-kasse',
  '5.1': 'Availability: code 96',
  '6.1': 'Early pension',
  '7.1': 'Deletion of professional contacts',
  '7.2': 'Deletion of preparation forms',
  '7.3': 'Deleted means gone',
};

const LETTERS: Readonly<Record<string, readonly string[]>> = { '1.1': ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] };

/** Rows of the requirements that no statement of the note says. */
const OURS: readonly { readonly section: string; readonly letter?: string; readonly text: string }[] = [
  { section: '0', text: 'Contact groups, their moves and categories, absences and appointments, as the public interface has them' },
  { section: '1.1', letter: 'a', text: 'Who registers absence 75, in which contact groups, and what a move of group makes of it' },
  {
    section: '1.1',
    letter: 'g',
    text: 'The start of 75 in group 1 closes deadlines and cancels bookings of type 7 and summonses of type 17',
  },
  { section: '1.1', letter: 'h', text: '75 ends when the benefit hours used pass 410 (full-time) or 333 (part-time)' },
  { section: '7.3', text: 'After deletion neither content nor a readable copy is left' },
];

/** Every section with something in it, in the note's order; those that only group others are left out. */
export const sections = (): readonly Section[] => {
  const headings = new Map(readStatements().sections.map((s) => [s.section, s.heading?.replace(/^[\d.]+:?\s*/, '') ?? null]));
  const order = (id: string): number => id.split('.').reduce((sum, n) => sum * 100 + Number(n), 0) * (id.includes('.') ? 1 : 100);
  return Object.entries(TITLES)
    .sort(([a], [b]) => order(a) - order(b))
    .map(([id, en]) => ({ id, en, da: headings.get(id) ?? null, letters: LETTERS[id] ?? [] }));
};

/** Everything that must hold, in the note's order; what the note does not say stands first in its section. */
export const rows = (): readonly Row[] => {
  const { statements } = readStatements();
  const ours: readonly Row[] = OURS.map(({ section, letter, text }) => ({
    id: letter === undefined ? section : `${section} ${letter}`,
    section,
    letter: letter ?? null,
    kind: 'requirement',
    text,
    why: null,
  }));
  return sections().flatMap(({ id }) => [
    ...ours.filter((row) => row.section === id),
    ...statements
      .filter((s) => s.section === id)
      .map((s): Row => ({ id: s.id, section: id, letter: s.letter ?? null, kind: s.kind, text: s.da, why: s.why ?? null })),
  ]);
};

/** A place in the note, as a test's title or a scenario's `rule` cites it. */
export interface Citation {
  readonly section: string;
  readonly letter: string | null;
}

const cited = (
  text: string,
  letters: (section: string) => readonly string[],
): { readonly found: Citation; readonly rest: string } | undefined => {
  const m = /^(0|\d\.\d)(?![\d.])/.exec(text);
  if (!m?.[1]) return undefined;
  const rest = text.slice(m[1].length);
  const letter = /^ ?([a-z])(?![\p{L}\d-])/u.exec(rest);
  return letter?.[1] !== undefined && letters(m[1]).includes(letter[1])
    ? { found: { section: m[1], letter: letter[1] }, rest: rest.slice(letter[0].length) }
    : { found: { section: m[1], letter: null }, rest };
};

/** What the beginning of a text cites: `1.1 b the …`, `1.1 b, 1.8 …`, `1.1 e and f …`. Letters only where the section has letters. */
export const citationsOf = (text: string, known: readonly Section[]): readonly Citation[] => {
  const letters = (section: string) => known.find((s) => s.id === section)?.letters ?? [];
  const found: Citation[] = [];
  let rest = text.trim();
  for (let next = cited(rest, letters); next; ) {
    const { found: one } = next;
    // a number that is part of a word or a measure cites nothing: `3.5MB`
    if (next.rest !== '' && !/^[\s,:;.)–/]/.test(next.rest)) break;
    found.push(one);
    const joined = /^(?:,| and| og| &|\/)\s*/.exec(next.rest);
    if (!joined) break;
    rest = next.rest.slice(joined[0].length);
    const alone = /^([a-z])(?![\p{L}\d-])/u.exec(rest);
    next =
      alone?.[1] !== undefined && letters(one.section).includes(alone[1]) ? cited(`${one.section} ${rest}`, letters) : cited(rest, letters);
  }
  return found;
};
