import type { Api } from './http.ts';
import { MARK, textFor } from './needles.ts';

/** A number that is a date and no one's: ten digits that stand nowhere else. */
export const CPR = '1712853457';
const AMOUNT = '73519.37';
const KEY = textFor('idempotency-key').replaceAll(/[^\x20-\x7e]/g, '~');

/** Each free field of the API, by the command that takes it. */
const fields = [
  'name',
  'address',
  'job-title',
  'job-alias',
  'job-goal',
  'esco-title',
  'plan-description',
  'support-need',
  'udb-name',
  'udb-email',
  'udb-phone',
  'contact-name',
  'contact-email',
  'contact-phone',
  'contact-new-name',
  'contact-new-phone',
  'activity-name',
  'activity-email',
  'answer',
  'answer-key',
  'nuph-incident',
  'assessment-comment',
  'cv-status',
  'refused',
  'dry-run',
  'malformed',
  'unknown-id',
] as const;

export type Field = (typeof fields)[number];
const t = (field: Field): string => textFor(field);

export interface Told {
  readonly citizenId: string;
  readonly formId: string;
  readonly contactPersonId: string;
  readonly fromActivity: string;
  /** All that must stand nowhere in clear. */
  readonly texts: readonly string[];
  /** Answers of the API in which the texts were seen, by role and path: the proof that they are kept. */
  readonly seen: Readonly<Record<string, string>>;
}

const minus = (date: string, months: number): string => {
  const day = new Date(`${date.slice(0, 7)}-01T12:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() - months);
  return day.toISOString().slice(0, 10);
};

/**
 * Writes an unmistakable text into every free field through the API: accepted, refused, malformed and tried commands alike.
 * @param today the engine's day
 */
export const writeEverywhere = async (api: Api, today: string, cpr: string = CPR): Promise<Told> => {
  const citizenId = await api.create({ cpr: `${cpr.slice(0, 6)}-${cpr.slice(6)}`, name: t('name'), address: t('address') });
  const jobcentre = (command: string, body?: unknown) => api.does('jobcentre 101', citizenId, command, body);
  const aKasse = (command: string, body?: unknown) => api.does('a-kasse 5', citizenId, command, body);
  const citizen = (command: string, body?: unknown) => api.does('citizen', citizenId, command, body);
  const start = minus(today, 1);

  await aKasse('join-a-kasse', { from: start });
  await jobcentre('open-contact-group', { contactGroup: 1 });
  const titles = { jobTitles: [{ title: t('job-title'), aliases: [t('job-alias')] }] };
  await api.does('jobcentre 101', citizenId, 'register-job-seeker', titles, { 'idempotency-key': KEY });
  await api.does('jobcentre 101', citizenId, 'register-job-seeker', titles, { 'idempotency-key': KEY });
  const { username = '', password = '' } = await jobcentre('create-credentials');
  if (username.length < 5 || password.length < 8) throw new Error('no credentials');
  await jobcentre('publish-plan', { planType: 'job-plan', jobGoal: { freeText: t('job-goal') }, description: t('plan-description') });
  await jobcentre('publish-plan', { planType: 'job-plan', jobGoal: { escoStarTitle: t('esco-title') } });
  await jobcentre('publish-plan', { planType: 'education-plan', description: t('plan-description') });
  await jobcentre('set-education-step', { step: 2 });
  await jobcentre('register-support-needs', { needs: [t('support-need'), { [t('support-need')]: t('support-need') }] });
  await aKasse('report-cv-status', { status: t('cv-status'), date: today });
  await jobcentre('send-nuph', { incident: t('nuph-incident'), on: today });
  await aKasse('report-availability-assessment', { code: 51, incidentDate: today, comment: t('assessment-comment') });
  await api.does('udk', citizenId, 'report-early-pension', { kind: 'pension', amount: Number(AMOUNT), from: today });
  await api.does('udb', citizenId, 'receive-udb-contact', {
    institutionNumber: '999001',
    name: t('udb-name'),
    email: t('udb-email'),
    phone: t('udb-phone'),
  });

  const { contactPersonId = '' } = await jobcentre('register-contact-person', {
    type: 33,
    name: t('contact-name'),
    email: t('contact-email'),
    phone: t('contact-phone'),
    from: today,
  });
  await jobcentre('update-contact-person', { contactPersonId, name: t('contact-new-name'), phone: t('contact-new-phone') });
  const { activityId = '' } = await jobcentre('register-activity', { list: 'course', code: 34, from: today });
  const { contactPersonId: fromActivity = '' } = await jobcentre('register-contact-person', {
    type: 15,
    name: t('contact-name'),
    from: today,
    activityId,
  });
  await jobcentre('update-activity', {
    activityId,
    contactPerson: { contactPersonId: fromActivity, name: t('activity-name'), email: t('activity-email') },
  });
  const { formId = '' } = await citizen('start-preparation-form');
  await citizen('submit-preparation-form', { formId, answers: { wish: t('answer'), [t('answer-key')]: [t('answer')] } });

  await notTaken(api, citizenId, contactPersonId, today);

  const seen: Record<string, string> = {};
  const read = async (as: string, path: string): Promise<void> => {
    const answer = await api.get(as, `/citizens/${citizenId}${path}`);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    seen[`${as.split(' ')[0]} ${path}`] = JSON.stringify(answer.body);
  };
  await read('jobcentre 101', '');
  await read('jobcentre 101', '/cv');
  await read(`citizen ${citizenId}`, `/preparation-forms/${formId}`);
  await read('jobcentre 101', `/contact-persons/${contactPersonId}`);
  await read('jobcentre 101', `/contact-persons/${fromActivity}`);
  await read(`citizen ${citizenId}`, '/early-pension');
  await read('operator', '');
  await read('operator', '/timeline');
  await read('operator', '/messages');

  return {
    citizenId,
    formId,
    contactPersonId,
    fromActivity,
    seen,
    texts: [username, password, cpr, `${cpr.slice(0, 6)}-${cpr.slice(6)}`, AMOUNT, KEY, MARK, ...fields.map(t)],
  };
};

/** What is refused, malformed or only tried brings texts too. */
const notTaken = async (api: Api, citizenId: string, contactPersonId: string, today: string): Promise<void> => {
  const path = (command: string, more = ''): string => `/citizens/${citizenId}/${command}${more}`;
  const expectStatus = async (wanted: number, ...[as, to, body]: Parameters<Api['post']>): Promise<void> => {
    const answer = await api.post(as, to, body);
    if (answer.status !== wanted) throw new Error(`${to}: ${answer.status} instead of ${wanted}: ${answer.text}`);
  };
  const jobcentre = 'jobcentre 101';
  await expectStatus(422, jobcentre, path('register-contact-person'), { type: 99, name: t('refused'), from: today });
  await expectStatus(422, jobcentre, path('register-job-seeker'), { jobTitles: [{ title: t('refused'), aliases: [t('refused')] }] });
  await expectStatus(403, 'jobcentre 102', path('send-nuph'), { incident: t('refused'), on: today });
  await expectStatus(200, jobcentre, path('send-nuph', '?dry-run=true'), { incident: t('dry-run'), on: today });
  await expectStatus(422, jobcentre, path('update-contact-person'), { contactPersonId: t('unknown-id'), name: t('refused') });
  await expectStatus(422, 'citizen '.concat(citizenId), path('submit-preparation-form'), {
    formId: t('unknown-id'),
    answers: { a: t('refused') },
  });
  await expectStatus(422, jobcentre, path('open-contact-group'), { contactGroup: t('unknown-id') });
  await expectStatus(400, jobcentre, path('update-contact-person'), { contactPersonId, [t('malformed')]: t('malformed') });
  await expectStatus(400, jobcentre, '/citizens', { cpr: '3112859999', name: t('malformed'), jobcentre: '101', note: t('malformed') });
  await expectStatus(400, jobcentre, '/citizens', { cpr: t('malformed'), name: t('malformed'), jobcentre: '101' });
  await expectStatus(409, jobcentre, '/citizens', { cpr: CPR, name: t('refused'), jobcentre: '101' });
  await expectStatus(404, jobcentre, `/citizens/${encodeURIComponent(t('unknown-id'))}/send-nuph`, { incident: t('refused'), on: today });
  for (const [as, to] of [
    ['jobcentre 101', `/citizens/${citizenId}/contact-persons/${encodeURIComponent(t('unknown-id'))}`],
    ['operator', `/citizens?course=${encodeURIComponent(t('unknown-id'))}`],
    ['operator', `/${encodeURIComponent(t('unknown-id'))}?q=${encodeURIComponent(t('unknown-id'))}`],
  ] as const) {
    const answer = await api.get(as, to);
    if (answer.status < 400 || answer.status >= 500) throw new Error(`${to}: ${answer.status}`);
  }
};
