import PDFDocument from 'pdfkit';

/** What stands in an education order. The person's name comes from the store and goes nowhere but into the sealed document. */
export interface EducationOrder {
  readonly name: string;
  readonly jobcentre: string;
  /** `YYYY-MM-DD` */
  readonly createdOn: string;
}

const MONTHS = [
  'januar',
  'februar',
  'marts',
  'april',
  'maj',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'december',
] as const;

/** 2022-03-13 → 13. marts 2022 */
const danishDate = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number);
  return `${day}. ${MONTHS[(month ?? 1) - 1]} ${year}`;
};

/** The letters beyond Latin-1 that the standard PDF fonts have. */
const BEYOND_LATIN_1 = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';
/** Letters that are no base letter with a mark. */
const WRITTEN_AS: Readonly<Record<string, string>> = { Ł: 'L', ł: 'l', Đ: 'D', đ: 'd', Ħ: 'H', ħ: 'h', ı: 'i', Ŋ: 'N', ŋ: 'n', ẞ: 'SS' };

const printable = (char: string): boolean => /[\x20-\x7e\xa0-\xff]/.test(char) || BEYOND_LATIN_1.includes(char);

/**
 * The text in letters that the standard fonts of PDF have: a letter that they lack loses its mark (ń → n), and what is then still unknown is
 * a question mark. Without this, other letters would be printed in its place.
 */
export const inStandardLetters = (text: string): string =>
  Array.from(text.normalize('NFC').replace(/\s+/g, ' ').trim(), (char) => {
    if (printable(char)) return char;
    const base = char.normalize('NFD').replace(/\p{M}/gu, '');
    return WRITTEN_AS[char] ?? (base !== '' && Array.from(base).every(printable) ? base : '?');
  }).join('');

const INK = '#1a1a1a';
const QUIET = '#5c5c5c';
const BLUE = '#0b4a7d';
const MARGIN = 72;

const PARAGRAPHS = [
  'Du er på trin 4 i din uddannelsesplan. Det betyder, at du har pålæg om at søge om optagelse på og gennemføre den uddannelse, der fremgår af din uddannelsesplan i Min plan på Jobnet.',
  'Uddannelsespålægget er sendt til uddannelsesinstitutionens digitale postkasse.',
  'Har du spørgsmål, kan du kontakte dit jobcenter.',
] as const;

/**
 * The education order that was made at step 4 until the release, as a PDF (A4, Danish).
 * @returns the bytes of the PDF
 * @da uddannelsespålæg @source 3.6
 */
export const educationOrderPdf = (order: EducationOrder): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const jobcentre = inStandardLetters(`Jobcenter ${order.jobcentre}`);
    const name = inStandardLetters(order.name);
    const on = danishDate(order.createdOn);
    const doc = new PDFDocument({
      size: 'A4',
      margins: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
      lang: 'da-DK',
      displayTitle: true,
      info: { Title: 'Uddannelsespålæg', Author: jobcentre, CreationDate: new Date(`${order.createdOn}T12:00:00Z`) },
    });
    const parts: Buffer[] = [];
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);

    const width = doc.page.width - 2 * MARGIN;
    const line = (y: number, colour: string, weight: number): void => {
      doc
        .moveTo(MARGIN, y)
        .lineTo(MARGIN + width, y)
        .lineWidth(weight)
        .strokeColor(colour)
        .stroke();
    };
    const fact = (label: string, value: string): void => {
      const { y } = doc;
      doc.font('Helvetica').fontSize(10).fillColor(QUIET).text(label, MARGIN, y);
      doc
        .font('Helvetica-Bold')
        .fillColor(INK)
        .text(value, MARGIN + 90, y, { width: width - 90 });
      doc.moveDown(0.4);
    };

    doc.font('Helvetica-Bold').fontSize(12).fillColor(BLUE).text(jobcentre, MARGIN, MARGIN);
    doc.font('Helvetica').fontSize(10).fillColor(QUIET).text(on, MARGIN, MARGIN, { width, align: 'right' });
    line(MARGIN + 22, BLUE, 1.5);
    doc
      .font('Helvetica-Bold')
      .fontSize(24)
      .fillColor(INK)
      .text('Uddannelsespålæg', MARGIN, MARGIN + 58);
    doc.moveDown(0.8);
    fact('Navn', name);
    fact('Dato', on);
    fact('Trin', '4');
    doc.moveDown(0.6);
    line(doc.y, '#c8c8c8', 0.5);
    doc.y += 18;
    doc.font('Helvetica').fontSize(11).fillColor(INK);
    for (const text of PARAGRAPHS) doc.text(text, MARGIN, doc.y, { width, lineGap: 4 }).moveDown(0.8);
    doc.moveDown(1).text('Venlig hilsen').moveDown(0.4).font('Helvetica-Bold').text(jobcentre);
    doc.end();
  });
