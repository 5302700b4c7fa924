import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import * as s from '../../api/http/schemas.ts';
import { chartsSchema, diagramsSchema } from '../../api/routes/diagrams.ts';
import { pageSchema, sectionSchema } from '../../api/routes/rules.ts';
import { codeLists } from '../../machines/code-lists/index.ts';
import { citizenView, contactPersonView, cvView, earlyPensionView, formView } from '../../machines/views.ts';
import { day, World } from './world.ts';

/** Everything that is answered fits the schema that the OpenAPI document promises. */

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const fits = async (schema: z.ZodType, url: string, as: string): Promise<Record<string, unknown>> => {
  const answer = await world.get(url, as);
  expect([url, as, answer.statusCode]).toEqual([url, as, 200]);
  const { error } = schema.safeParse(answer.json());
  expect(error?.issues ?? []).toEqual([]);
  return answer.json();
};

test('the views of a citizen to whom much has happened', async () => {
  world.now = day('2022-04-04');
  const id = await world.citizen({ cpr: '0101004222', address: 'Vej 1' });
  const result = async (as: string, command: string, body: unknown): Promise<Record<string, string>> => {
    const answer = await world.post(`/citizens/${id}/${command}`, body, { as });
    expect([command, answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([command, 200, '']);
    const json = answer.json();
    expect(s.acceptedSchema.safeParse(json).error?.issues ?? []).toEqual([]);
    return json.result;
  };
  const jc = 'jobcentre 101';
  const self = `citizen ${id}`;
  for (const url of ['', '/timeline', '/allowed', '/messages']) await world.get(`/citizens/${id}${url}`);
  await result(jc, 'open-contact-group', { contactGroup: 12 });
  await result(jc, 'assess-category', { category: 'education-ready' });
  await result('a-kasse 5', 'join-a-kasse', { from: '2022-01-01' });
  await result('a-kasse 5', 'start-benefit-period', { firstDay: '2022-01-03' });
  await result(self, 'register-job-seeker', { jobTitles: [{ title: 'Smed' }] });
  await result(jc, 'register-absence', { code: 10, from: '2022-04-01', to: '2022-04-20' });
  await result(jc, 'create-deadline', { meetingType: 4, deadline: '2022-04-20' });
  await result(jc, 'summon', { meetingType: 4, at: '2022-04-20T10:00' });
  await result(self, 'book-meeting', { meetingType: 4, at: '2022-04-19T10:00' });
  await result(jc, 'register-held-meeting', { meetingType: 4, date: '2022-04-04' });
  await result(self, 'subscribe-notifications', { sms: true, email: true });
  await result(jc, 'publish-plan', { planType: 'education-plan', description: 'x' });
  await result(jc, 'set-education-step', { step: 2 });
  await result(jc, 'register-support-needs', { needs: ['x', { y: 1 }] });
  await result(jc, 'mark-pilot-participation', { from: '2022-04-04' });
  await result(jc, 'publish-plan', { planType: 'job-plan', jobGoal: { freeText: 'x' } });
  await result(jc, 'start-pilot-offer', { on: '2022-04-04' });
  await result('udb', 'receive-udb-contact', { institutionNumber: '999001', name: 'Kim' });
  const { activityId } = await result(jc, 'register-activity', { list: 'health', code: 1, from: '2022-04-01' });
  await result(jc, 'register-activity', { list: 'company', code: 14, from: '2022-04-01', wageSubsidyRate: 1 });
  const person = { type: 15, name: 'Ib', from: '2022-04-01', activityId };
  const { contactPersonId } = await result(jc, 'register-contact-person', person);
  await result(jc, 'register-job-search-requirement', { perWeek: 2 });
  await result(jc, 'register-rehabilitation', { from: '2022-04-01' });
  await result(jc, 'register-integration-contract', { from: '2022-04-01' });
  const { formId } = await result(self, 'start-preparation-form', {});
  const form = `/citizens/${id}/preparation-forms/${formId}`;
  await fits(formView, form, self);
  await result(self, 'submit-preparation-form', { formId, answers: { a: 1 } });
  await result(jc, 'send-nuph', { incident: 'x', on: '2022-04-04' });
  await result('a-kasse 5', 'request-job-search-documentation', { on: '2022-04-04', deadline: '2022-05-04' });
  await result('udk', 'report-early-pension', { kind: 'pension', amount: 100, from: '2022-04-01' });
  await result('a-kasse 5', 'report-cv-status', { status: 'Godkendt', date: '2022-04-01' });
  await result('benefit-system', 'report-sick', { firstSickDay: '2022-04-04' });

  const seen = await fits(citizenView, `/citizens/${id}`, jc);
  for (const [key, value] of Object.entries(seen)) {
    if (Array.isArray(value) && key !== 'documents') expect([key, value.length > 0]).toEqual([key, true]);
  }
  for (const as of [self, 'a-kasse 5', 'operator']) {
    await fits(citizenView, `/citizens/${id}`, as);
    await fits(s.timelineSchema, `/citizens/${id}/timeline`, as);
    await fits(s.messagesSchema, `/citizens/${id}/messages`, as);
    await fits(s.allowedSchema, `/citizens/${id}/allowed`, as);
    await fits(diagramsSchema, `/citizens/${id}/diagrams`, as);
  }
  await fits(cvView, `/citizens/${id}/cv`, 'a-kasse 5');
  await fits(earlyPensionView, `/citizens/${id}/early-pension`, 'a-kasse 5');
  expect(await fits(formView, form, self)).toMatchObject({ status: 'submitted', answers: { a: 1 } });
  await fits(contactPersonView, `/citizens/${id}/contact-persons/${contactPersonId}`, jc);
  const operators = JSON.stringify(await fits(citizenView, `/citizens/${id}`, 'operator'));
  expect(operators).not.toMatch(/"(Ib|Kim)"/);
});

test('what is the same for every citizen', async () => {
  for (const name of Object.keys(codeLists)) await fits(s.codeListSchema, `/code-lists/${name}?on=2022-03-14`, 'batch');
  await fits(s.machinesSchema, '/machines', 'operator');
  await fits(chartsSchema, '/charts', 'operator');
  const sections = (await fits(sectionSchema.array(), '/rules', 'batch')) as unknown as { section: string }[];
  expect(sections.length).toBeGreaterThan(10);
  for (const { section } of sections) {
    const { rules } = (await fits(pageSchema, `/rules/${section}`, 'batch')) as unknown as Pick<z.infer<typeof pageSchema>, 'rules'>;
    // each says in both languages what a refusal says, and whatever it puts in is a gap
    for (const { code, wrong } of rules) {
      expect([code, wrong.da.length > 0, wrong.en.length > 0]).toEqual([code, true, true]);
      expect(wrong.da.join()).not.toContain('${');
    }
  }
});

test('a dry run with what would come of it', async () => {
  world.now = day('2022-04-04');
  const id = await world.citizen();
  await world.post(`/citizens/${id}/open-contact-group`, { contactGroup: 1 });
  const query = 'dry-run=true&consequences=true';
  const answer = await world.post(`/citizens/${id}/summon?${query}`, { meetingType: 7, at: '2022-04-20T10:00' });
  expect(s.acceptedSchema.safeParse(answer.json()).error?.issues ?? []).toEqual([]);
  expect(answer.json()).toMatchObject({ messages: expect.any(Array), dates: expect.any(Array) });
});

test('the view of a citizen in quarantine', async () => {
  world.now = day('2022-04-04');
  const id = await world.citizen();
  const does = async (as: string, command: string, body: unknown) => {
    const answer = await world.post(`/citizens/${id}/${command}`, body, { as });
    expect([command, answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([command, 200, '']);
    return answer.json().result;
  };
  await does('jobcentre 101', 'open-contact-group', { contactGroup: 1 });
  await does('a-kasse 5', 'join-a-kasse', { from: '2022-04-01' });
  const { nuphId } = await does('jobcentre 101', 'send-nuph', { incident: 'udeblevet', on: '2022-04-04' });
  const answer = { code: 96, incidentDate: '2022-04-04', date1: '2022-04-04', date2: '2022-07-04', inReplyTo: nuphId };
  await does('a-kasse 5', 'report-availability-assessment', { ...answer, comment: 'en bemærkning' });
  const seen = await fits(citizenView, `/citizens/${id}`, 'jobcentre 101');
  expect(seen.availability).toMatchObject({
    quarantine: { status: 'running' },
    nuphs: [{ status: 'answered' }],
    assessments: [{ code: 96 }],
  });
});
