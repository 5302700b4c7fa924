import { stringify } from 'yaml';
import type { Rule, Sentence } from '../../machines/core/rule.ts';
import type { Code, Place } from './code.ts';
import { written } from './markdown.ts';
import { declarationsIn, readSource } from './source.ts';

/**
 * What a refusal says is wrong, as far as it can be read without a case: `…` stands where the fact that decides is put in. A rule that has
 * several sentences to choose from has them all, in the order written.
 */

const GAP = '…';

/** Where the expression that begins at `at` ends: at the bracket or comma that closes it. */
const endOf = (source: string, at: number): number => {
  let depth = 0;
  for (let i = at; i < source.length; i++) {
    const c = source[i] ?? '';
    if (c === "'" || c === '"' || c === '`') i = endOfText(source, i);
    else if ('([{'.includes(c)) depth++;
    else if (')]}'.includes(c) && --depth < 0) return i;
    else if (c === ',' && depth === 0) return i;
  }
  return source.length;
};

/** The closing quote of the text that opens at `at`; what a template puts in is stepped over, with the texts in it. */
const endOfText = (source: string, at: number): number => {
  const quote = source[at];
  for (let i = at + 1; i < source.length; i++) {
    if (source[i] === '\\') i++;
    else if (source[i] === quote) return i;
    else if (quote === '`' && source.startsWith('${', i)) i = endOf(source, i + 2);
  }
  return source.length;
};

/** A text as it is read: a gap for what a template puts in. */
const read = (source: string, at: number): string => {
  const end = endOfText(source, at);
  let text = '';
  for (let i = at + 1; i < end; i++) {
    if (source[i] === '\\') text += source[++i] ?? '';
    else if (source[at] === '`' && source.startsWith('${', i)) {
      text += GAP;
      i = endOf(source, i + 2);
    } else text += source[i];
  }
  return text.replaceAll(/…{2,}/g, GAP);
};

/** The texts that the source names so; parts of a sentence, which begin with a small letter, are none. */
const textsOf = (source: string, language: keyof Sentence): readonly string[] =>
  [...source.matchAll(new RegExp(`\\b${language}:\\s*`, 'g'))].flatMap((found) => {
    const rest = source.slice(found.index + found[0].length);
    // a choice between sentences has the texts at its own level
    const said = rest.slice(0, endOf(rest, 0));
    const starts = /^['"`]/.test(said) ? [0] : [...said.matchAll(/[?:]\s*(?=['"`])/g)].map((m) => m.index + m[0].length);
    return starts.map((at) => read(said, at)).filter((text) => text !== '' && text[0] === text[0]?.toUpperCase());
  });

/** The value of the property in the text of a declaration. */
const propertyOf = (text: string, name: string): string => {
  const at = new RegExp(`^  ${name}:`, 'm').exec(text);
  if (!at) return '';
  const from = at.index + at[0].length;
  return text.slice(from, endOf(text, from));
};

/** What the rule says is wrong, in both languages; nothing where it refuses nothing. */
export const wrongOf = (rule: Rule<never>, place: Place | null): { readonly en: readonly string[]; readonly da: readonly string[] } => {
  if (rule.wrong === undefined) return { en: [], da: [] };
  if (typeof rule.wrong !== 'function') return { en: [rule.wrong.en], da: [rule.wrong.da] };
  const declarations = place === null ? [] : declarationsIn(readSource(place.file));
  // a rule that is exported in a list only has its sentence where it is declared
  const declared = declarations.find((d) => d.text.includes(rule.en) && d.text.includes(`'${rule.code}'`));
  const own = propertyOf(declared?.text ?? '', 'wrong');
  // a sentence that several rules share stands by itself in the same file
  const shared = declarations.filter((d) => d !== declared && new RegExp(`\\b${d.name}\\b`).test(own)).map((d) => d.text);
  const inBoth = (source: string) => ({ en: textsOf(source, 'en'), da: textsOf(source, 'da') });
  const found = inBoth(own);
  return found.da.length > 0 ? found : inBoth(shared.join('\n'));
};

export const WRONG = 'docs/rules/wrong.yaml';

/** The same for every rule that refuses, for whoever shows the rules and has not their source: the API, which the citizen page reads. */
export const wrongFile = ({ rules }: Pick<Code, 'rules'>): string =>
  `# ${written}\n${stringify(
    rules
      .filter(({ refuses }) => refuses.length > 0)
      .map(({ rule, place }) => {
        const { en, da } = wrongOf(rule, place);
        return { section: rule.id, code: rule.code, holds: rule.en, en: [...new Set(en)], da: [...new Set(da)] };
      }),
    { lineWidth: 0 },
  )}`;
