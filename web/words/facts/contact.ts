import { numberText } from '../dates.ts';
import { because, type FactWords, says, until } from '../fact-words.ts';

/** The contact course and its groups, meetings and their deadlines, sickness. */

export const contactFacts: Readonly<Record<string, FactWords>> = {
  'contact-group-changed': says('contact', (f, n) => {
    const [da, en] =
      f.to === null
        ? [`Kontaktgruppen ${n.group(f.from)} er lukket`, `Contact group ${n.group(f.from)} was closed`]
        : f.from === null
          ? [`Kontaktgruppen ${n.group(f.to)} er åbnet`, `Contact group ${n.group(f.to)} was opened`]
          : [
              `Kontaktgruppen er ændret fra ${n.group(f.from)} til ${n.group(f.to)}`,
              `Contact group changed from ${n.group(f.from)} to ${n.group(f.to)}`,
            ];
    return f.cause === 'jobcentre' || f.cause === undefined ? [da, en] : [`${da} (${n.value(f.cause)})`, `${en} (${n.value(f.cause)})`];
  }),
  'contact-group-corrected': says('contact', (f, n) => [
    `Kontaktgruppen er berigtiget${f.on ? ` fra ${n.day(f.on)}` : ''}${f.to === undefined ? '' : f.to === null ? ': ingen åben gruppe' : `: ${n.group(f.to)}`}`,
    `The history of contact groups was corrected${f.on ? ` from ${n.day(f.on)}` : ''}${f.to === undefined ? '' : f.to === null ? ': none open' : `: ${n.group(f.to)}`}`,
  ]),
  'category-assessed': says('contact', (f, n) => [
    `Borgeren er visiteret som ${n.value(f.category).toLowerCase()}`,
    `Assessed as ${n.value(f.category).toLowerCase()}`,
  ]),
  'membership-begun': says('contact', (f, n) => [
    `Medlem af a-kasse ${f.aKasse} fra ${n.day(f.from)}`,
    `Member of a-kasse ${f.aKasse} from ${n.day(f.from)}`,
  ]),
  'membership-ended': says('contact', (f, n) => [
    `Medlemskabet af a-kasse ${f.aKasse} er ophørt; sidste dag var ${n.day(f.lastDay)}`,
    `The membership of a-kasse ${f.aKasse} ended; its last day was ${n.day(f.lastDay)}`,
  ]),
  'benefit-period-started': says('contact', (f, n) => [
    `Dagpengeperioden er begyndt ${n.day(f.firstDay)} (${f.fullTime === false ? 'deltidsforsikret' : 'fuldtidsforsikret'})`,
    `The benefit period began on ${n.day(f.firstDay)} (${f.fullTime === false ? 'part-time insured' : 'full-time insured'})`,
  ]),
  'benefit-hours-reported': says('contact', (f) => [
    `${numberText(Number(f.hoursUsed), 'da')} dagpengetimer er brugt i perioden`,
    `${numberText(Number(f.hoursUsed), 'en')} benefit hours used in the period`,
  ]),
  'benefit-used': says('contact', () => [
    'Grænsen for forbrugte dagpengetimer er overskredet',
    'The figure for benefit hours used was passed',
  ]),
  'absence-registered': says('contact', (f, n) => [
    `Fravær ${n.absence(f.code)} er registreret fra ${n.day(f.from)}${until(f, n)[0]}${f.status === 'inactive' ? ' og er inaktivt' : ''}`,
    `Absence ${n.absence(f.code)} was registered from ${n.day(f.from)}${until(f, n)[1]}${f.status === 'inactive' ? ' and is inactive' : ''}`,
  ]),
  'absence-ended': says('contact', (f, n) => [
    `Fravær ${n.absence(f.code)} er afsluttet; sidste dag er ${n.day(f.to)}${f.endReason === 'ended' ? '' : because(f.endReason, n)[0]}`,
    `Absence ${n.absence(f.code)} ended; its last day is ${n.day(f.to)}${f.endReason === 'ended' ? '' : because(f.endReason, n)[1]}`,
  ]),
  'absence-end-moved': says('contact', (f, n) => [
    `Sidste dag i fravær ${n.absence(f.code)} er berigtiget fra ${n.day(f.from)} til ${n.day(f.to)}`,
    `The last day of absence ${n.absence(f.code)} was corrected from ${n.day(f.from)} to ${n.day(f.to)}`,
  ]),
  'absence-activated': says('contact', (f, n) => [
    `Fravær ${n.absence(f.code)} er igen aktivt`,
    `Absence ${n.absence(f.code)} is active again`,
  ]),
  'absence-inactivated': says('contact', (f, n) => [
    `Fravær ${n.absence(f.code)} er blevet inaktivt`,
    `Absence ${n.absence(f.code)} became inactive`,
  ]),
  'absence-withdrawn': says('contact', (f, n) => [
    `Fravær ${n.absence(f.code)} er trukket tilbage`,
    `Absence ${n.absence(f.code)} was withdrawn`,
  ]),
  'held-meeting-registered': says('appointments', (f, n) => [
    `Afholdt samtale registreret: ${n.meeting(f.meetingType)}, ${n.day(f.date)}`,
    `Held meeting registered: ${n.meeting(f.meetingType)}, ${n.day(f.date)}`,
  ]),
  'notifications-subscribed': says('appointments', (f) => [
    `Sms-service er ${f.sms ? 'tilmeldt' : 'frameldt'}, e-mailservice er ${f.email ? 'tilmeldt' : 'frameldt'}`,
    `SMS ${f.sms ? 'on' : 'off'}, e-mail ${f.email ? 'on' : 'off'}`,
  ]),
  'summons-sent': says('appointments', (f, n) => [
    `Borgeren er indkaldt til ${n.meeting(f.meetingType)} ${n.minute(f.at)}`,
    `Summoned to ${n.meeting(f.meetingType)} on ${n.minute(f.at)}`,
  ]),
  'meeting-booked': says('appointments', (f, n) => [
    `Borgeren har booket ${n.meeting(f.meetingType)} ${n.minute(f.at)}`,
    `Booked ${n.meeting(f.meetingType)} on ${n.minute(f.at)}`,
  ]),
  'appointment-cancelled': says('appointments', (f, n) => [
    `${n.value(f.kind)} er annulleret${f.reason === 'cancelled' ? '' : because(f.reason, n)[0]}`,
    `${n.value(f.kind)} cancelled${f.reason === 'cancelled' ? '' : because(f.reason, n)[1]}`,
  ]),
  'appointment-passed': says('appointments', (f, n) => [`${n.value(f.kind)}: dagen er passeret`, `${n.value(f.kind)}: the day has passed`]),
  'booking-deadline-set': says('appointments', (f, n) => [
    `Frist for at booke ${n.meeting(f.meetingType)}: ${n.day(f.deadline)}`,
    `Deadline for booking ${n.meeting(f.meetingType)}: ${n.day(f.deadline)}`,
  ]),
  'booking-deadline-met': says('appointments', () => ['Fristen for selvbooking er overholdt', 'The deadline for booking was met']),
  'booking-deadline-missed': says('appointments', () => [
    'Fristen for selvbooking er ikke overholdt',
    'The deadline for booking was missed',
  ]),
  'booking-deadline-closed': says('appointments', (f, n) => [
    `Fristen for selvbooking er lukket${f.reason === 'cancelled' ? '' : because(f.reason, n)[0]}`,
    `The deadline for booking was closed${f.reason === 'cancelled' ? '' : because(f.reason, n)[1]}`,
  ]),
  'sick-reported': says('sickness', (f, n) => [
    `Sygemeldt; første sygedag er ${n.day(f.firstSickDay)}`,
    `Reported sick; the first sick day is ${n.day(f.firstSickDay)}`,
  ]),
  'sick-leave-recovered': says('sickness', (f, n) => [
    `Raskmeldt; første raske dag er ${n.day(f.recoveredOn)}. ${f.reregister ? 'Borgeren tilmeldes igen' : 'Borgeren tilmeldes ikke igen'}`,
    `Reported recovered; the first well day is ${n.day(f.recoveredOn)}. ${f.reregister ? 'The citizen is registered again' : 'The citizen is not registered again'}`,
  ]),
};
