import PDFDocument from 'pdfkit';

/** What stands in an education order. The person's name comes from the store and goes nowhere but into the sealed document. */
export interface EducationOrder {
  readonly name: string;
  readonly jobcentre: string;
  /** `YYYY-MM-DD` */
  readonly createdOn: string;
}

const danishDate = (date: string): string => date.split('-').reverse().join('.');

/**
 * The education order that was made at step 4 until the release, as a PDF (A4, Danish).
 * @returns the bytes of the PDF
 * @da uddannelsespålæg @source 3.6
 */
export const educationOrderPdf = (order: EducationOrder): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const doc = new PDFDocument({
      size: 'A4',
      margins: { top: 72, bottom: 72, left: 72, right: 72 },
      lang: 'da-DK',
      info: { Title: 'Uddannelsespålæg', CreationDate: new Date(`${order.createdOn}T12:00:00Z`) },
    });
    const parts: Buffer[] = [];
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
    doc
      .font('Helvetica')
      .fontSize(10)
      .text(`Jobcenter ${order.jobcentre}`, { align: 'right' })
      .text(danishDate(order.createdOn), { align: 'right' });
    doc.moveDown(3).font('Helvetica-Bold').fontSize(20).text('Uddannelsespålæg');
    doc.moveDown().font('Helvetica').fontSize(11).text(order.name);
    doc
      .moveDown()
      .text(
        'Du er på trin 4 i din uddannelsesplan. Det betyder, at du har pålæg om at søge om optagelse på og gennemføre den uddannelse, der fremgår af din uddannelsesplan i Min plan på Jobnet.',
        { lineGap: 3 },
      )
      .moveDown()
      .text('Uddannelsespålægget er sendt til uddannelsesinstitutionens digitale postkasse.', { lineGap: 3 })
      .moveDown()
      .text('Har du spørgsmål, kan du kontakte dit jobcenter.', { lineGap: 3 });
    doc.end();
  });
