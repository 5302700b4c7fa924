import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/steps.mjs';

/** What documents need of a source file that its values do not tell: the names, comments and places of its declarations. */
export interface Declaration {
  readonly name: string;
  readonly exported: boolean;
  /** The doc comment without its tags, on one line; empty where there is none. */
  readonly comment: string;
  /** The Danish term of the comment (`@da`), and the sections that it cites (`@source`). */
  readonly da: string | null;
  readonly sources: readonly string[];
  /** The text from the declaration to the next one. */
  readonly text: string;
}

const DECLARATION = /^(export )?(?:default )?(?:async )?(?:const|let|function|class|interface|type|enum) (\w+)/gm;

const commentBefore = (source: string, at: number): string => {
  const found = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/[ \t]*\n(?:\/\/[^\n]*\n)*$/.exec(source.slice(0, at));
  return (found?.[1] ?? '')
    .split('\n')
    .map((line) => line.replace(/^\s*\*?\s?/, '').trim())
    .filter((line) => line !== '')
    .join(' ');
};

const tag = (comment: string, name: string): string | null =>
  new RegExp(`@${name}\\s+((?:(?!\\s@\\w)[\\s\\S])*)`).exec(comment)?.[1]?.trim() ?? null;

/** The declarations at the top level of a source text, in the order written. */
export const declarationsIn = (source: string): readonly Declaration[] => {
  const found = [...source.matchAll(DECLARATION)];
  return found.map((m, i) => {
    const comment = commentBefore(source, m.index);
    return {
      name: m[2] ?? '',
      exported: m[1] !== undefined,
      comment: comment.replace(/\s*@\w+[\s\S]*$/, ''),
      da: tag(comment, 'da'),
      sources: (tag(comment, 'source') ?? '').split(/[,;]\s*/).flatMap((s) => /^(?:0|\d\.\d)(?= |$)/.exec(s.trim())?.[0] ?? []),
      text: source.slice(m.index, found[i + 1]?.index ?? source.length),
    };
  });
};

export const readSource = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
