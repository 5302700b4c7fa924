import { dayOf, inDanish } from '../core/calendar.ts';

/** What the citizen is told of a cancelled meeting: in Danish, fixed wording with date, time and place; nothing that a person wrote. @source 1.1 f, g */

interface Cancelled {
  readonly kind: 'summons' | 'booking';
  /** Local minute in Copenhagen. */
  readonly at: string;
  readonly jobcentre: string;
  readonly reason: string | null;
}

const WHY: Readonly<Record<string, string>> = {
  'back-to-group-1': 'Du modtager igen dagpenge, og derfor er det din a-kasse, der holder samtalerne med dig.',
  'contact-course-started': 'Det er nu din a-kasse, der holder samtalerne med dig.',
};

/** `Mødet … er aflyst`, why, and what to do. */
export const cancelledText = ({ kind, at, jobcentre, reason }: Cancelled): string =>
  [
    `${kind === 'booking' ? 'Det møde, du har booket' : 'Det møde, du er indkaldt til'} i Jobcenter ${jobcentre} den ${inDanish(dayOf(at))} kl. ${at.slice(11).replace(':', '.')}, er aflyst.`,
    ...(reason !== null && WHY[reason] !== undefined ? [WHY[reason]] : []),
    'Du skal ikke møde op i jobcentret.',
    'Din a-kasse kontakter dig om den næste samtale. Kontakt a-kassen, hvis du har spørgsmål.',
  ].join(' ');
