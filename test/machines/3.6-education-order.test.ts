import { describe, expect, it } from 'vitest';
import { detailAt } from '../../machines/view.ts';
import { story } from './story.ts';

const JC = 'jobcentre 101';
const planned = (on: string) => {
  const s = story(on, { birthDate: '1999-05-05' });
  s.does(JC, 'open-contact-group', { contactGroup: 12 });
  s.does(JC, 'publish-plan', { planType: 'education-plan' });
  return s;
};

describe('3.6 the education-order PDF at step 4', () => {
  it('3.6 until 2022-03-13 moving to step 4 makes it, for the institution and the plan', () => {
    const s = planned('2022-03-13');
    const { documentId } = s.does(JC, 'set-education-step', { step: 4 });
    expect(documentId).toEqual(expect.any(String));
    expect(s.view.documents).toEqual([{ id: documentId, kind: 'education-order', createdOn: '2022-03-13' }]);
    expect(s.open.find((w) => w.kind === 'make-document')).toMatchObject({ document: 'education-order', documentId });
    expect(s.messages).toMatchObject([{ to: 'institution', channel: 'webservice', type: 'education-order', data: { documentId } }]);
  });

  it('3.6 from 2022-03-14 none is made and no id is answered, and the old one stays', () => {
    const s = planned('2022-03-13');
    const { documentId } = s.does(JC, 'set-education-step', { step: 4 });
    s.at('2022-03-14T00:00');
    s.does(JC, 'set-education-step', { step: 3 });
    expect(s.does(JC, 'set-education-step', { step: 4 })).toEqual({});
    expect(s.view.documents).toHaveLength(1);
    s.does(JC, 'publish-plan', { planType: 'other' });
    s.does(JC, 'close-contact-group');
    expect(s.view.documents).toEqual([{ id: documentId, kind: 'education-order', createdOn: '2022-03-13' }]);
    expect(detailAt(s.state, 'document', documentId, s.now)).toMatchObject({
      id: documentId,
      pdf: { $text: { records: [documentId], field: 'pdf' } },
    });
    expect(detailAt(s.state, 'document', 'another', s.now)).toBeUndefined();
  });

  it('3.6 a plan that moves to another step, or is at step 4 already, makes none', () => {
    const s = planned('2022-03-10');
    for (const step of [1, 2, 3]) expect(s.does(JC, 'set-education-step', { step })).toEqual({});
    s.does(JC, 'set-education-step', { step: 4 });
    expect(s.does(JC, 'set-education-step', { step: 4 })).toEqual({});
    expect(s.view.documents).toHaveLength(1);
  });

  it('3.6 moved to step 4 twice before the release, it is made twice', () => {
    const s = planned('2022-03-10');
    for (const step of [4, 2, 4]) s.does(JC, 'set-education-step', { step });
    expect(new Set(s.view.documents.map((d: { id: string }) => d.id)).size).toBe(2);
  });
});
