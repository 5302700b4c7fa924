import type { Sentence } from '../../machines/core/rule.ts';

/** JSON from outside: what cannot be read, or could be read in two ways, is said in both languages. */
export type Read = { readonly value: unknown } | { readonly wrong: Sentence };

const NOT_JSON: Sentence = { en: 'is not JSON', da: 'er ikke JSON' };
const TWICE: Sentence = { en: 'holds the same name twice in one object', da: 'indeholder det samme feltnavn to gange i ét objekt' };
const RESERVED: Sentence = {
  en: 'holds a name that is not taken: __proto__',
  da: 'indeholder et feltnavn, der ikke tages imod: __proto__',
};

/** Where the string that begins at `from` ends, in JSON that is known to be right. */
const endOfString = (text: string, from: number): number => {
  let at = from + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
};

/** Looks at every name of JSON that is known to be right: of two alike one reader takes the first, the other the last. */
const wrongName = (text: string): Sentence | undefined => {
  const open: (Set<string> | null)[] = [];
  let nameNext = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '{' || sign === '[') {
      open.push(sign === '{' ? new Set() : null);
      nameNext = sign === '{';
    } else if (sign === '}' || sign === ']') {
      open.pop();
      nameNext = false;
    } else if (sign === ',') nameNext = (open.at(-1) ?? null) !== null;
    else if (sign === '"') {
      const end = endOfString(text, at);
      const names = open.at(-1);
      if (nameNext && names) {
        const name = JSON.parse(text.slice(at, end + 1)) as string;
        if (name === '__proto__') return RESERVED;
        if (names.has(name)) return TWICE;
        names.add(name);
      }
      nameNext = false;
      at = end;
    }
  }
  return undefined;
};

export const readJson = (text: string): Read => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { wrong: NOT_JSON };
  }
  const wrong = wrongName(text);
  return wrong ? { wrong } : { value };
};
