import { describe, expect, it } from 'vitest';
import { type CodeEntry, type CodeList, codeLists } from '../../machines/code-lists/index.ts';
import { texts } from '../../machines/texts.ts';
import { compare, foldNote, readSeed, readStatements, textsOfList, theProject } from '../../tools/compare-note.ts';

const project = theProject();

/** The differences when one list has one row altered. */
function withRow(list: CodeList, id: number, on: (row: CodeEntry) => CodeEntry) {
  const altered = textsOfList({ ...list, entries: list.entries.map((row) => (row.id === id ? on(row) : row)) });
  const places = new Set(textsOfList(list).map((text) => text.place));
  return compare({ ...project, texts: [...project.texts.filter((text) => !places.has(text.place)), ...altered] });
}

/** The differences when one text, found by its place, is altered. */
const withText = (place: string, alter: (text: string) => string) =>
  compare({ ...project, texts: project.texts.map((row) => (row.place === place ? { ...row, text: alter(row.text) } : row)) });

describe('what the project says is what the note says', () => {
  it('every text, every statement and every section is the note, letter by letter', () => {
    expect(compare(project)).toEqual([]);
  });

  it.skipIf(readSeed() === undefined)('the note in the project is, byte for byte, the one handed over', () => {
    expect(readSeed()?.equals(Buffer.from(project.note))).toBe(true);
  });

  it('compares every list that has texts from the note, and every other text', () => {
    const compared = new Set(project.texts.map((row) => row.place.split(/[ .]/)[0]));
    const lists = Object.keys(codeLists).filter((name) => name !== 'categories');
    expect([...compared].sort()).toEqual([...lists, 'company-activities', 'statement', 'texts'].sort());
    expect(project.texts.filter((row) => row.place.startsWith('texts.'))).toHaveLength(Object.keys(texts).length);
  });

  it('2.1 compares both names of 77, and its description', () => {
    expect(project.texts.filter((row) => row.place.startsWith('absences 77')).map((row) => row.place)).toEqual([
      'absences 77 name',
      'absences 77 description',
      'absences 77 name',
      'absences 77 description',
    ]);
  });

  it('3.3 the message has three paragraphs and no quotation marks', () => {
    const paragraphs = texts.supportNeedsRemoved.split('\n\n');
    expect(paragraphs).toHaveLength(3);
    expect(paragraphs[0]).toMatch(/^Som en del af dit forløb/);
    expect(paragraphs[2]).toMatch(/vil du få en ny besked\.$/);
    expect(texts.supportNeedsRemoved).not.toMatch(/["”’]/);
  });
});

const plainly = (text: string): string => text.replace(/[”“"]/g, '').replace(/\s+/g, ' ').trim();

/** The texts that a user sees, in their paragraphs; a statement's own text is none of them. */
const shown = project.texts
  .filter((row) => !row.place.startsWith('statement'))
  .flatMap((row) => row.text.split('\n\n'))
  .map(plainly)
  .filter((text) => text.length > 4);

describe('each text that the note gives is shown to a user', () => {
  it.each(project.statements.filter((s) => s.kind === 'text').map((s) => [s.section, s.id, s.da] as const))(
    '%s is shown as the note has it [%s]',
    (_, __, da) => {
      const text = plainly(da);
      expect(shown.some((ours) => text.includes(ours) || ours.includes(text))).toBe(true);
    },
  );
});

describe('the comparison can fail', () => {
  it.each([
    ['one letter', 'texts.contactOnlyByActivity', (text: string) => text.replace('Fagprofessionel', 'Fagproffesionel')],
    ['a small letter for a capital', 'texts.contactOnlyByActivity', (text: string) => text.toLowerCase()],
    ['a spelling mended', 'texts.supportNeedsRemoved', (text: string) => text.replace('med mindre', 'medmindre')],
    ['a comma', 'statement 1.2-3', (text: string) => text.replace('jobcenter,', 'jobcenter')],
    ['a typographic mark', 'statement 1.1-9', (text: string) => text.replace('’Jobsamtale’', "'Jobsamtale'")],
    ['a word cut off', 'texts.pilotProject', (text: string) => text.slice(0, -1)],
    ['a hyphen for a dash', 'absences 75 name', () => 'Kontaktforløb er hos a–kassen'],
  ])('on %s', (_what, place, alter) => {
    const found = withText(place, alter);
    expect(found.map((row) => row.place)).toContain(place);
    expect(found.find((row) => row.place === place)?.problem).toMatch(/^not in the note: ours ".+", the note ".+"$/);
  });

  it('on white space it does not', () => {
    expect(withText('statement 1.2-3', (text) => text.replaceAll(' ', '\n '))).toEqual([]);
  });

  it('on a row that is cut short at a word', () => {
    const found = withRow(codeLists['course-activities'], 38, (row) => ({
      ...row,
      description: row.description && 'Tilbud, der ikke skal tælle som ret og pligt eller indgå i medfinansiering.',
    }));
    expect(found).toContainEqual({ place: 'course-activities 38', problem: 'is not the whole row of the table' });
  });

  it('on a description that stands beside another id', () => {
    const six = codeLists['health-activities'].entries.find((row) => row.id === 6)?.description ?? null;
    expect(withRow(codeLists['health-activities'], 5, (row) => ({ ...row, description: six })).map((row) => row.place)).toContain(
      'health-activities 5',
    );
  });

  it('on a text that cites another section', () => {
    const ours = project.texts.map((row) => (row.place === 'texts.contactOnlyByActivity' ? { ...row, section: '1.8' } : row));
    expect(compare({ ...project, texts: ours }).map((row) => row.place)).toEqual(['texts.contactOnlyByActivity']);
  });

  it('on a statement left out, and on two that change places', () => {
    const { statements } = project;
    const without = statements.filter((row) => row.id !== '6.1-2');
    expect(compare({ ...project, statements: without }).map((row) => row.place)).toEqual(['section 6.1']);
    const at = statements.findIndex((row) => row.id === '6.1-2');
    const swapped = [...statements.slice(0, at), ...statements.slice(at, at + 2).reverse(), ...statements.slice(at + 2)];
    expect(compare({ ...project, statements: swapped }).map((row) => row.place)).toEqual(['section 6.1']);
  });

  it('on an exception that nothing needs, and on one that is missing', () => {
    const idle = { place: 'texts.pilotProject', note: 'jobbet', ours: 'job', why: 'no reason' };
    const unneeded = { ...idle, ours: 'uden for teksten' };
    expect(compare({ ...project, exceptions: [...project.exceptions, unneeded] })).toEqual([
      { place: 'texts.pilotProject', problem: 'exception that nothing needs: "uden for teksten"' },
    ]);
    expect(compare({ ...project, exceptions: [...project.exceptions, idle] }).map((row) => row.place)).toEqual(['texts.pilotProject']);
    const fewer = project.exceptions.filter((row) => row.place !== 'contact-groups 27 name');
    expect(compare({ ...project, exceptions: fewer }).map((row) => row.place)).toEqual(['contact-groups 27 name']);
  });

  it('on a letter that changes in the note', () => {
    const note = project.note.replace('fejlkode 60016', 'fejlkode 60017');
    expect(compare({ ...project, note }).map((row) => row.place)).toEqual(['statement 1.9-3', 'section 1.9']);
  });
});

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('the table of statements', () => {
  const { statements, sections, forgotten } = readStatements();

  it('numbers the statements of each section from 1, in the order of the note', () => {
    for (const { section } of sections) {
      const ids = statements.filter((row) => row.section === section).map((row) => row.id);
      expect(ids).toEqual(ids.map((_, index) => `${section}-${index + 1}`));
    }
    expect(statements.map((row) => row.section)).toEqual(
      sections.flatMap(({ section }) => statements.filter((row) => row.section === section).map(() => section)),
    );
  });

  it('says why for whatever nothing is built for, and which row builds the rest', () => {
    for (const row of statements) {
      const built = row.kind === 'rule' || row.kind === 'text';
      expect({ id: row.id, why: row.why !== undefined, row: row.row !== undefined || !built }).toEqual({
        id: row.id,
        why: !built,
        row: true,
      });
    }
  });

  it('has a statement for each row of the code lists in the note', () => {
    const rows = statements.filter((row) => row.kind === 'text' && /^\d+ /.test(row.da)).map((row) => row.da.split(' ')[0]);
    expect(rows.map(Number)).toEqual([...range(59, 72), 33, ...range(1, 8), ...range(1, 17), ...range(25, 30), ...range(34, 52), 96]);
  });

  it('has the lines marked OBS and the known problem', () => {
    expect(statements.filter((row) => /^(OBS|Kendt problem) /.test(row.da)).map((row) => row.id)).toEqual([
      '2.1-3',
      '3.1-15',
      '3.2-15',
      '3.2-36',
    ]);
  });

  it('what is forgotten cites a statement', () => {
    const ids = new Set(statements.map((row) => row.id));
    expect(forgotten.filter((row) => !ids.has(row.statement))).toEqual([]);
  });
});

describe('folding the note', () => {
  const layout = { lines: [{ text: 'Id Navn', why: '' }], bullets: [{ text: 'o', at: 'line-start' as const, why: '' }] };

  it('joins a hyphen at the end of a line and keeps it; a dash, and a hyphen that hangs, keep their space', () => {
    expect(foldNote('a-\n\nkassen, CVR- og P-\nnummer 24 – \n’x’', layout)).toBe('a-kassen, CVR- og P-nummer 24 – ’x’');
  });

  it('takes layout out only where it is layout', () => {
    expect(foldNote('o punkt og Id Navn\nId  Navn \nså', layout)).toBe('punkt og Id Navn så');
  });
});
