import { type Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument, type ScalarTag, visit } from 'yaml';
import type { Json } from './json.ts';
import { didYouMean } from './suggest.ts';

/** Something in a scenario file that keeps it from being played; its message is `FILE:LINE: …`. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
  constructor(
    readonly file: string,
    readonly line: number,
    readonly reason: string,
  ) {
    super(`${file}:${line}: ${reason}`);
  }
}

/** `key: value` of a mapping, with the lines that they stand on. */
export interface Entry {
  readonly key: string;
  readonly keyLine: number;
  readonly line: number;
  readonly node: Node | null;
}

/** `0101909996` is a CPR number, `012` a code: digits that start with a zero stay the text they are. */
const leadingZero: ScalarTag = { tag: 'tag:yaml.org,2002:str', default: true, test: /^[-+]?0[0-9]+$/, resolve: (text: string) => text };

/**
 * A scenario file's YAML with the line of every value. The core schema has no timestamps, so that a date is the text written, also under `%YAML 1.1`
 * or a `!!timestamp` tag.
 */
export class Source {
  readonly root: Node | null;
  readonly #document: Document.Parsed;
  readonly #lines = new LineCounter();

  constructor(
    readonly file: string,
    text: string,
  ) {
    this.#document = parseDocument(text, {
      schema: 'core',
      customTags: (tags) => [leadingZero, ...tags],
      resolveKnownTags: false,
      stringKeys: true,
      prettyErrors: false,
      lineCounter: this.#lines,
      logLevel: 'error',
    });
    const problem = this.#document.errors.toSorted((a, b) => a.pos[0] - b.pos[0])[0];
    if (problem) {
      const line = this.#lines.linePos(problem.pos[0]).line;
      const writtenOn = [line - 1, line].map((number) => text.split(/\r?\n/)[number - 1] ?? '').join('\n');
      const hint = /[{,].*[:[,]\s*[^\s"'][^"']*\$\{/.test(writtenOn) ? `; inside { } a text with \${…} has to be quoted` : '';
      throw new ScenarioError(file, line, `not YAML: ${problem.message.replaceAll(/\s+/g, ' ')}${hint}`);
    }
    this.root = this.#document.contents;
  }

  fail(where: Node | number | null, reason: string): never {
    throw new ScenarioError(this.file, typeof where === 'number' ? where : this.lineOf(where), reason);
  }

  lineOf(node: Node | null): number {
    return node?.range ? this.#lines.linePos(node.range[0]).line : 1;
  }

  /** The node itself, or what an alias stands for. */
  real(node: Node | null): Node | null {
    if (!isAlias(node)) return node;
    return node.resolve(this.#document) ?? this.fail(node, `no anchor &${node.source} before this`);
  }

  /** The entries of a mapping; a key that is not allowed is an error at its line. `allowed` null: any key. */
  entries(node: Node | null, line: number, what: string, allowed: readonly string[] | null): ReadonlyMap<string, Entry> {
    const map = this.real(node);
    if (!isMap(map))
      return this.fail(isScalar(map) && map.value === null ? line : (node ?? line), `${what} has to be a mapping (key: value)`);
    const found = new Map<string, Entry>();
    for (const pair of map.items) {
      const keyNode = isNode(pair.key) ? pair.key : null;
      const key = isScalar(keyNode) ? String(keyNode.value) : '';
      const keyLine = this.lineOf(keyNode);
      if (allowed && !allowed.includes(key)) this.fail(keyLine, `unknown key "${key}" in ${what}${didYouMean(key, allowed)}`);
      const value = isNode(pair.value) ? pair.value : null;
      const empty = !value || (isScalar(value) && value.value === null);
      found.set(key, { key, keyLine, line: empty ? keyLine : this.lineOf(value), node: value });
    }
    return found;
  }

  /** The items of a list. */
  items(entry: Entry): readonly Node[] {
    const list = this.real(entry.node);
    if (!isSeq(list)) return this.fail(entry.line, `${entry.key} has to be a list`);
    return list.items.filter(isNode);
  }

  isMapping(node: Node | null): boolean {
    return isMap(this.real(node));
  }

  isList(node: Node | null): boolean {
    return isSeq(this.real(node));
  }

  /** A scalar as the text that stands in the file: `rule: 1.10` is "1.10". */
  text(entry: Entry): string {
    const node = this.real(entry.node);
    if (!isScalar(node) || node.value === null) return this.fail(entry.line, `${entry.key} has to be a text`);
    const text = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
    return text.trim() === '' ? this.fail(entry.line, `${entry.key} is empty`) : text.trim();
  }

  /** The value as JSON, numbers as numbers and dates as text. */
  value(node: Node | null): Json {
    this.#scalars(node, () => {});
    try {
      return node ? (node.toJS(this.#document) as Json) : null;
    } catch (error) {
      return this.fail(node, error instanceof Error ? error.message : String(error));
    }
  }

  /** Each text inside a value, with the line that it stands on. */
  texts(node: Node | null, seen: (text: string, line: number) => void): void {
    this.#scalars(node, (text, line) => typeof text === 'string' && seen(text, line));
  }

  #scalars(node: Node | null, seen: (value: unknown, line: number) => void, inside: readonly Node[] = []): void {
    const real = this.real(node);
    if (!real) return;
    if (inside.includes(real)) this.fail(node, 'an alias stands inside what it stands for');
    visit(real, {
      Scalar: (key, scalar) => {
        if (key !== 'key') seen(scalar.value, this.lineOf(scalar));
      },
      Alias: (_, alias) => this.#scalars(alias, seen, [...inside, real]),
    });
  }
}
