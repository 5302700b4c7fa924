import { beforeAll, describe, expect, it } from 'vitest';
import { type Code, readCode } from '../../tools/documents/code.ts';
import { wrongOf } from '../../tools/documents/wrong.ts';

let code: Code;

beforeAll(async () => {
  code = await readCode();
}, 60_000);

const wrong = (refusal: string) => code.rules.filter(({ rule }) => rule.code === refusal).map(({ rule, place }) => wrongOf(rule, place));

describe('what a rule’s page says is wrong', () => {
  it('is there for every rule that refuses, as often in Danish as in English', () => {
    const mute = code.rules.filter(({ rule, place, refuses }) => {
      const { en, da } = wrongOf(rule, place);
      return refuses.length > 0 && (da.length === 0 || en.length !== da.length);
    });
    expect(mute.map(({ rule }) => rule.en)).toEqual([]);
  });

  it('is the sentence of the refusal, with a gap where the fact is put in', () => {
    expect(wrong('4644')).toEqual([
      { en: ['The citizen already has an open contact group: …'], da: ['Borgeren har allerede en åben kontaktgruppe: …'] },
    ]);
    expect(wrong('job-goal-required')[0]?.en).toEqual(['The job plan has no job goal']);
  });

  it('is every sentence that the rule chooses from', () => {
    expect(wrong('not-sick')[0]?.da).toEqual([
      'Borgeren er ikke sygemeldt',
      'Borgeren er ikke sygemeldt: raskmeldt med første raske dag …',
    ]);
    expect(wrong('appointment-not-open')[0]?.da).toHaveLength(5);
  });

  it('is found where several rules share it', () => {
    expect(wrong('documentation-deadline-too-late').map(({ da }) => da)).toEqual([
      ['Fristen … ligger mere end … måneder efter den …: den senest mulige dag er …'],
      ['Fristen … ligger mere end … måneder efter den …: den senest mulige dag er …'],
    ]);
    expect(wrong('early-pension-access-ended').every(({ da }) => da.length === 1)).toBe(true);
  });
});
