import { describe, expect, it } from 'vitest';
import { modules, specs } from '../../machines/citizen.ts';
import { AK, BEFORE, JC, member, moves, RELEASE, registers75 } from './contact-course.ts';
import type { CommandName, Story } from './story.ts';

/** What a refused command is answered, in both languages. */
const answer = (s: Story, who: string, name: CommandName, body: Readonly<Record<string, unknown>> = {}): readonly string[] => {
  const a = s.give(who, name, body);
  return a.outcome === 'accepted' ? ['accepted'] : [a.refusal.code, a.refusal.da, a.refusal.en];
};

const held = (date: string, meetingType = 7) => ['register-held-meeting', { meetingType, date }] as const;

type Case = readonly [
  code: string,
  before: () => Story,
  who: string,
  name: CommandName,
  body: Readonly<Record<string, unknown>>,
  da: string,
  en: string,
];

const young = (): Story => member(RELEASE, 2, RELEASE, '1992-03-14');
const ended = (): Story => {
  const s = member(RELEASE, 1, '2022-02-01');
  registers75(s, '2022-03-01', '2022-03-10');
  return s;
};
const inactive = (): Story => {
  const s = member(BEFORE);
  registers75(s, '2022-03-01');
  return moves(s, 13);
};
const summoned = (): Story => {
  const s = member(RELEASE, 2);
  s.does(JC, 'summon', { meetingType: 7, at: '2022-06-02T10:00' });
  return s;
};

/** The id of the only appointment or absence. */
const idOf = (s: Story, list: 'appointments' | 'absences'): string => s.view[list][0].id;

// biome-ignore format: one refusal after the other
const CASES: readonly Case[] = [
  ['unknown-contact-group', () => member(RELEASE), JC, 'change-contact-group', { contactGroup: 99 },
    'Der findes ingen kontaktgruppe 99', 'There is no contact group 99'],
  ['unknown-contact-group', () => member(RELEASE), JC, 'change-contact-group', { contactGroup: 'Hans Jensen' },
    'Der findes ingen kontaktgruppe med den nøgle', 'There is no contact group of that key'],
  ['4644', () => member(RELEASE), JC, 'open-contact-group', { contactGroup: 2 },
    'Borgeren har allerede en åben kontaktgruppe: kontaktgruppe 1 (Dagpengemodtager) siden 14. marts 2022',
    'The citizen already has an open contact group: contact group 1 (Unemployment benefit recipient) since 14 March 2022'],
  ['no-open-contact-group', () => member(RELEASE, null), JC, 'close-contact-group', {},
    'Borgeren har ingen åben kontaktgruppe', 'The citizen has no open contact group'],
  ['sick-report-required', () => member(RELEASE), JC, 'change-contact-group', { contactGroup: 25 },
    'Der mangler en sygemelding: kun den fører til kontaktgruppe 25 (Sygemeldt fra ledighed)',
    'A sick report is missing: nothing else leads into contact group 25 (Reported sick from unemployment)'],
  ['already-in-contact-group', () => member(RELEASE, 'employed'), JC, 'change-contact-group', { contactGroup: 'employed' },
    'Borgeren er allerede i kontaktgruppen Beskæftigede siden 14. marts 2022',
    'The citizen is already in contact group Employed since 14 March 2022'],
  ['6033', young, JC, 'change-contact-group', { contactGroup: 12 },
    'Borgeren er fyldt 30 år, og kontaktgruppe 12 (Modtager af uddannelseshjælp) er kun for borgere under 30 år',
    'The citizen has turned 30, and contact group 12 (Education help recipient) is for citizens under 30 only'],
  ['unknown-category', () => member(RELEASE, 2), JC, 'assess-category', { category: 77 },
    'Der findes ingen kategori med det offentlige id 77', 'There is no category of the public id 77'],
  ['category-not-allowed', () => member(RELEASE), JC, 'assess-category', { category: 'job-ready' },
    'Borgeren er i kontaktgruppe 1 (Dagpengemodtager) siden 14. marts 2022, hvor kategorien ikke kan bruges',
    'The citizen is in contact group 1 (Unemployment benefit recipient) since 14 March 2022, which does not allow the category'],
  ['unknown-meeting-type', () => member(RELEASE, 2), JC, 'summon', { meetingType: 9, at: '2022-06-02T10:00' },
    'Der findes ingen samtaletype 9; de kendte er 4, 7 og 17', 'There is no meeting type 9; the known ones are 4, 7 and 17'],
  ['deadline-too-soon', () => member(RELEASE, 2), JC, 'create-deadline', { meetingType: 7, deadline: '2022-03-21' },
    'Fristen 21. marts 2022 er for tidlig: den tidligst mulige er 22. marts 2022',
    'The deadline 21 March 2022 is too soon: the first possible one is 22 March 2022'],
  ['unknown-absence-code', () => member(RELEASE), AK, 'register-absence', { code: 500, from: RELEASE },
    'Der findes ingen fraværskode 500', 'There is no absence code 500'],
  ['4591', () => member(RELEASE, null), AK, 'register-absence', { code: 10, from: RELEASE },
    'Borgeren har ingen åben kontaktgruppe, så der kan ikke registreres fravær',
    'The citizen has no open contact group, so no absence can be registered'],
  ['4591', () => member(RELEASE, 2), AK, 'register-absence', { code: 75, from: RELEASE },
    'Borgeren er i kontaktgruppe 2 (Kontanthjælpsmodtager) siden 14. marts 2022, og fravær 75 registreres kun i 1, 13, 24 og 25',
    'The citizen is in contact group 2 (Cash benefit recipient) since 14 March 2022, and absence 75 is registered in 1, 13, 24 and 25 only'],
  ['absence-overlaps', ended, AK, 'register-absence', { code: 75, from: '2022-03-10' },
    'Fravær 75 er allerede registreret fra 1. marts 2022 til 10. marts 2022, og de to perioder overlapper hinanden',
    'Absence 75 is already registered from 1 March 2022 to 10 March 2022, and the two overlap'],
  ['already-member', () => member(RELEASE), 'a-kasse 7', 'join-a-kasse', { from: RELEASE },
    'Borgeren er allerede medlem af a-kasse 5, siden 1. maj 2021', 'The citizen is already a member of a-kasse 5, since 1 May 2021'],
  ['already-member', () => member(RELEASE), AK, 'change-a-kasse', { from: RELEASE },
    'Borgeren er allerede medlem af a-kasse 5, siden 1. maj 2021', 'The citizen is already a member of a-kasse 5, since 1 May 2021'],
  ['no-benefit-period', () => member(RELEASE), AK, 'report-benefit-hours', { hoursUsed: 1 },
    'Der er ikke registreret en dagpengeperiode', 'No benefit period is registered'],
  ['meeting-type-not-allowed', () => member(RELEASE), AK, ...held(RELEASE, 4),
    "A-kassen registrerer ikke samtaler af typen 4 – 'Opfølgningssamtale', kun 7 – 'Jobsamtale' og 17 – 'Fælles jobsamtale med dagpengemodtager'",
    'An a-kasse registers no meeting of type 4, only of types 7 and 17'],
  ['no-contact-course', () => member(RELEASE), AK, ...held(RELEASE),
    "A-kasse 5 har ikke registreret fravær 75 – 'Kontaktforløb er hos a-kassen'", 'A-kasse 5 has registered no absence 75'],
  ['contact-course-inactive', inactive, AK, ...held(BEFORE),
    'Kontaktforløbet er inaktivt (fravær 75 siden 1. marts 2022): borgeren er i kontaktgruppe 13 (Jobafklaring) siden 13. marts 2022',
    'The contact course rests (absence 75 since 1 March 2022): the citizen is in contact group 13 (Job clarification) since 13 March 2022'],
  ['meeting-outside-contact-course', ended, AK, ...held('2022-03-11'),
    'Samtalen den 11. marts 2022 ligger efter fravær 75, som sluttede den 10. marts 2022',
    'The meeting, 11 March 2022, lies after absence 75, which ended on 10 March 2022'],
  ['meeting-outside-contact-course', () => { const s = member(BEFORE); registers75(s); return s; }, AK, ...held('2022-03-12'),
    'Samtalen den 12. marts 2022 ligger før fravær 75, som begynder den 13. marts 2022',
    'The meeting, 12 March 2022, lies before absence 75, which begins on 13 March 2022'],
  ['meeting-before-benefit-period', ended, AK, ...held('2022-02-01'),
    'Samtalen den 1. februar 2022 ligger før fravær 75, og ikke efter første dag i dagpengeperioden, 1. februar 2022',
    'The meeting, 1 February 2022, lies before absence 75, and not after the first day of the benefit period, 1 February 2022'],
  ['meeting-before-benefit-period', () => { const s = member(RELEASE); registers75(s); return s; }, AK, ...held('2022-03-13'),
    'Samtalen den 13. marts 2022 ligger før fravær 75, og der er ikke registreret en dagpengeperiode',
    'The meeting, 13 March 2022, lies before absence 75, and no benefit period is registered'],
  ['contact-course-at-a-kasse', () => { const s = member(RELEASE); registers75(s); return s; }, JC, 'summon', { meetingType: 7, at: '2022-06-02T10:00' },
    'Kontaktforløbet er hos a-kassen (fravær 75 siden 14. marts 2022)', 'The contact course is at the a-kasse (absence 75 since 14 March 2022)'],
  ['contact-course-at-a-kasse', inactive, JC, 'summon', { meetingType: 7, at: '2022-06-02T10:00' },
    'Kontaktforløbet er hos a-kassen (fravær 75 siden 1. marts 2022), og til og med 13. marts 2022 gælder det i alle kontaktgrupper',
    'The contact course is at the a-kasse (absence 75 since 1 March 2022), and until 13 March 2022 that holds in every contact group'],
];

describe('0, 1.1 a refusal says what is wrong, in Danish and in English, with the fact that decides', () => {
  it.each(CASES)('%s', (code, before, who, name, body, da, en) => {
    expect(answer(before(), who, name, body)).toEqual([code, da, en]);
  });

  it('0 what is over says how it ended', () => {
    const s = ended();
    expect(answer(s, AK, 'end-absence', { absenceId: idOf(s, 'absences'), on: RELEASE })).toEqual([
      'already-ended',
      'Fraværet er allerede afsluttet den 10. marts 2022',
      'The absence already ended on 10 March 2022',
    ]);
    const t = summoned();
    const appointmentId = idOf(t, 'appointments');
    expect(answer(t, 'citizen', 'cancel-appointment', { appointmentId })).toEqual([
      'forbidden-role',
      'Det er ikke borgerens egen booking, og kun jobcentret kan annullere den',
      'It is no booking of the citizen’s own, and only the jobcentre cancels it',
    ]);
    t.does(JC, 'cancel-appointment', { appointmentId });
    expect(answer(t, JC, 'cancel-appointment', { appointmentId })).toEqual([
      'appointment-not-open',
      'Aftalen er allerede annulleret',
      'The appointment is already cancelled',
    ]);
  });

  it('0 a deadline that is over says how: met, missed, closed; a meeting that has passed', () => {
    const s = member(RELEASE, 2);
    const said = (appointmentId: string | undefined) => answer(s, JC, 'cancel-appointment', { appointmentId })[1];
    const met = s.does(JC, 'create-deadline', { meetingType: 7, deadline: '2022-04-01' }).appointmentId;
    const booked = s.does('citizen', 'book-meeting', { meetingType: 7, at: '2022-03-20T10:00' }).appointmentId;
    const missed = s.does(JC, 'create-deadline', { meetingType: 4, deadline: '2022-03-22' }).appointmentId;
    const closed = s.does(JC, 'create-deadline', { meetingType: 17, deadline: '2022-05-01' }).appointmentId;
    s.does(JC, 'cancel-appointment', { appointmentId: closed });
    s.at('2022-03-25');
    expect([met, booked, missed, closed].map(said)).toEqual([
      'Fristen er overholdt: borgeren har booket',
      'Mødedagen er passeret',
      'Fristen er udløbet, uden at borgeren har booket',
      'Fristen er allerede lukket',
    ]);
  });

  it('0 a membership that would overlap names the one that ended, and the first possible day', () => {
    const s = member(RELEASE);
    s.does(AK, 'leave-a-kasse', { on: '2022-03-10' });
    expect(answer(s, 'a-kasse 7', 'join-a-kasse', { from: '2022-03-09' })).toEqual([
      'membership-overlaps',
      'Medlemskabet af a-kasse 5 varede til og med 9. marts 2022; et nyt begynder tidligst 10. marts 2022',
      'The membership of a-kasse 5 lasted to 9 March 2022; a new one begins on 10 March 2022 at the earliest',
    ]);
  });

  it('0, 1.1 each rule of the contact machines has such a sentence', () => {
    const own = new Set([
      'contact-group',
      'absence',
      'meeting',
      'booking-deadline',
      'held-meeting',
      'membership',
      'benefit-period',
      'notifications',
    ]);
    const rules = [...specs.values()].filter(({ owner }) => own.has(owner.id)).flatMap((c) => c.rules);
    expect(modules.filter((m) => own.has(m.id))).toHaveLength(own.size);
    expect(rules.filter((r) => r.wrong === undefined).map((r) => r.en)).toEqual([]);
  });
});
