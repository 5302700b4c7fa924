import { expect, test } from 'vitest';
import { citizenWorkflowId, courseWorkflowId, ONE_OFF_TASK } from '../../workflows/contract.ts';
import * as courses from '../../workflows/courses/index.ts';
import { openWorld } from './harness.ts';

const PAGE = 'https://register.example';
const JC = 'jobcentre 101';
const AK = 'a-kasse 5';

/** Every course that has a workflow: `sickLeave` is the course `sick-leave`. */
const KINDS = Object.keys(courses).map((name) => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`));

test('0 each course, retention and one-off tasks too, carries citizen, jobcentre and a-kasse; it and its citizen link to each other, and the citizen to the page', {
  timeout: 240_000,
}, async () => {
  const w = await openWorld({ start: '2022-05-02', pageUrl: PAGE });
  const older = await w.citizen('older');
  const younger = await w.citizen('younger', { birthDate: '1999-06-01' });
  for (const id of [older, younger]) await w.does(id, AK, 'join-a-kasse', { from: '2021-05-01' });
  await w.does(older, JC, 'open-contact-group', { contactGroup: 1 });
  await w.does(older, AK, 'register-absence', { code: 75, from: '2022-05-02' });
  await w.does(older, AK, 'report-availability-assessment', {
    code: 96,
    incidentDate: '2022-05-02',
    date1: '2022-05-02',
    date2: '2022-08-02',
  });
  const form = await w.does(older, 'citizen', 'start-preparation-form');
  await w.does(older, 'citizen', 'submit-preparation-form', { formId: form.result.formId, answers: { wish: 'x' } });
  const registration = await w.does(older, 'citizen', 'register-job-seeker', { jobTitles: [{ title: 'Smed' }] });
  await w.does(older, 'benefit-system', 'report-sick', { firstSickDay: '2022-05-02' });
  await w.does(younger, JC, 'open-contact-group', { contactGroup: 12 });
  await w.does(younger, JC, 'publish-plan', { planType: 'education-plan' });
  await w.does(younger, JC, 'assess-category', { category: 'education-ready' });
  await w.does(younger, JC, 'mark-pilot-participation', { from: '2022-05-02' });
  await w.clock.settle();

  const seen = new Map<string, string>();
  for (const citizenId of [older, younger]) {
    const { details, staticDetails } = await w.see(citizenId);
    expect(staticDetails).toBe(`[citizen page](${PAGE}/#/citizens/${citizenId})`);
    const now = await w.clock.now();
    const answer = await w.app.engine.picture(citizenId, { caller: { role: 'jobcentre', org: '101' }, now });
    const own = (answer?.picture?.courses ?? []).map((c) => c.id);
    for (const id of own)
      expect(details).toContain(`/namespaces/default/workflows/${encodeURIComponent(courseWorkflowId(citizenId, id))})`);
    for (const id of citizenId === older ? [...own, `${ONE_OFF_TASK}/${registration.id}.1`] : own) {
      const { attributes, details: words } = await w.see(citizenId, id);
      expect(words).toContain(`[citizen ${citizenId}](/namespaces/default/workflows/${encodeURIComponent(citizenWorkflowId(citizenId))})`);
      expect([id, attributes]).toMatchObject([id, { citizenId, jobcentre: '101', aKasse: '5', course: id.split('/')[0] }]);
      seen.set(id.split('/')[0] ?? '', id);
    }
  }
  expect([...seen.keys()].sort()).toEqual([...KINDS].sort());
});
