import type { Node } from 'yaml';
import type { Json, JsonObject } from './json.ts';
import { momentOf, startOf } from './moments.ts';
import { namesIn } from './references.ts';
import { type Entry, Source } from './source.ts';
import { didYouMean } from './suggest.ts';

/** Whose token a request carries. `citizen` is the name of the citizen whose own token it is; `org` may hold `${name}`. */
export interface Caller {
  readonly role: string;
  readonly org: string | null;
  readonly citizen: string | null;
  readonly text: string;
}

/** What an answer has to be; what is null is not asked about. */
export interface Expectation {
  readonly status: number | null;
  readonly body: { readonly part: Json } | null;
  readonly rejected: string | null;
  readonly rule: string | null;
  readonly result: { readonly part: Json } | null;
}

export type Request =
  | { readonly kind: 'do'; readonly command: string; readonly citizen: string; readonly payload: Json }
  | { readonly kind: 'get'; readonly path: string };

export interface Step {
  readonly line: number;
  readonly at: { readonly text: string; readonly epochMs: number } | null;
  readonly citizen: string | null;
  readonly call: {
    readonly as: Caller;
    readonly request: Request;
    readonly expect: Expectation;
    readonly save: readonly { readonly from: string; readonly name: string }[];
  } | null;
  readonly see: { readonly citizen: string; readonly part: JsonObject } | null;
  readonly seeNot: { readonly citizen: string; readonly part: JsonObject } | null;
  readonly messages: readonly Json[] | null;
  readonly noMessages: readonly Json[] | null;
}

export interface ScenarioCitizen {
  readonly name: string;
  readonly line: number;
  readonly jobcentre: string;
  /** The body of `POST /citizens`. */
  readonly body: JsonObject;
}

export interface Scenario {
  readonly file: string;
  readonly title: string | null;
  readonly rule: string | null;
  readonly startEpochMs: number;
  readonly citizens: readonly ScenarioCitizen[];
  readonly steps: readonly Step[];
}

const fileKeys = ['title', 'rule', 'start', 'citizens', 'steps'];
const citizenKeys = ['cpr', 'name', 'jobcentre', 'address', 'administrativeCpr'];
const stepKeys = ['at', 'as', 'citizen', 'do', 'with', 'get', 'expect', 'save', 'see', 'see-not', 'messages', 'no-messages'];
const expectKeys = ['status', 'body', 'rejected', 'rule', 'result'];
const roles = ['jobcentre', 'a-kasse', 'citizen', 'benefit-system', 'cpr', 'udb', 'udk', 'batch', 'operator'];
const rolesOfAnOrg = ['jobcentre', 'a-kasse'];

type Entries = ReadonlyMap<string, Entry>;

/** Reads one file, whole, before anything of it is played; throws a ScenarioError for the first thing that is wrong. */
export const parseScenario = (file: string, text: string, commands: readonly string[]): Scenario =>
  new Reader(new Source(file, text), commands).scenario();

class Reader {
  readonly #names = new Set<string>();
  readonly #saved = new Set<string>();
  #lastMoment = Number.NEGATIVE_INFINITY;

  constructor(
    readonly source: Source,
    readonly commands: readonly string[],
  ) {}

  scenario(): Scenario {
    const { source } = this;
    if (!source.root) source.fail(1, 'the file is empty');
    const entries = source.entries(source.root, 1, 'the file', fileKeys);
    const start = this.#needed(entries, 'start', 1, 'the file');
    const startText = source.text(start);
    const startEpochMs = startOf(startText) ?? source.fail(start.line, `start: "${startText}" is not a date (YYYY-MM-DD)`);
    this.#lastMoment = startEpochMs;
    const citizens = this.#citizens(entries.get('citizens'));
    const steps = this.#needed(entries, 'steps', 1, 'the file');
    const stepNodes = source.items(steps);
    if (stepNodes.length === 0) source.fail(steps.line, 'steps is empty');
    return {
      file: source.file,
      title: this.#text(entries, 'title'),
      rule: this.#text(entries, 'rule'),
      startEpochMs,
      citizens,
      steps: stepNodes.map((node) => this.#step(node)),
    };
  }

  #needed(entries: Entries, key: string, line: number, what: string): Entry {
    return entries.get(key) ?? this.source.fail(line, `${what} has no ${key}`);
  }

  #text(entries: Entries, key: string): string | null {
    const entry = entries.get(key);
    return entry ? this.source.text(entry) : null;
  }

  #citizens(entry: Entry | undefined): ScenarioCitizen[] {
    if (!entry) return [];
    const { source } = this;
    return [...source.entries(entry.node, entry.line, 'citizens', null).values()].map(({ key: name, keyLine, line, node }) => {
      if (!/^[^\s{}$]+$/.test(name))
        source.fail(keyLine, `"${name}" is no name for a citizen: one word, so that \${name} can stand for the id`);
      const fields = source.entries(node, line, `citizen ${name}`, citizenKeys);
      const texts = Object.fromEntries(
        ['cpr', 'name', 'jobcentre'].map((key) => [key, source.text(this.#needed(fields, key, keyLine, `citizen ${name}`))]),
      );
      const others = [...fields.values()].filter((field) => !(field.key in texts)).map((field) => [field.key, source.value(field.node)]);
      this.#names.add(name);
      return { name, line: keyLine, jobcentre: texts.jobcentre ?? '', body: { ...texts, ...Object.fromEntries(others) } };
    });
  }

  #step(node: Node): Step {
    const { source } = this;
    const line = source.lineOf(node);
    const entries = source.entries(node, line, 'the step', stepKeys);
    const lineOf = (key: string): number => entries.get(key)?.keyLine ?? line;
    if (!['at', 'do', 'get', 'see', 'see-not', 'messages', 'no-messages'].some((key) => entries.has(key))) {
      source.fail(line, 'the step does nothing: it needs at, do, get, see, see-not, messages or no-messages');
    }
    const at = this.#moment(entries.get('at'));
    const as = entries.get('as');
    const citizen = this.#citizenOf(entries.get('citizen'), as ? source.text(as) : '');
    const citizenFor = (key: string): string =>
      citizen ??
      source.fail(
        lineOf(key),
        this.#names.size === 0 ? `${key} needs a citizen, and the file has none` : `${key} needs \`citizen\`, as there is more than one`,
      );
    const call = this.#call(entries, line, citizen, citizenFor);
    for (const { name } of call?.save ?? []) this.#saved.add(name);
    const view = (key: string): Step['see'] => {
      const entry = entries.get(key);
      if (!entry) return null;
      source.entries(entry.node, entry.line, key, null);
      return { citizen: citizenFor(key), part: this.#value(entry) as JsonObject };
    };
    return {
      line,
      at,
      citizen,
      call,
      see: view('see'),
      seeNot: view('see-not'),
      messages: this.#list(entries.get('messages')),
      noMessages: this.#list(entries.get('no-messages')),
    };
  }

  #moment(entry: Entry | undefined): Step['at'] {
    if (!entry) return null;
    const text = this.source.text(entry);
    const epochMs = momentOf(text) ?? this.source.fail(entry.line, `at: "${text}" is not a date (YYYY-MM-DD) or a time (YYYY-MM-DDTHH:mm)`);
    if (epochMs < this.#lastMoment)
      this.source.fail(entry.line, `at: ${text} is before the time that the clock stands at by then; it moves only forward`);
    this.#lastMoment = epochMs;
    return { text, epochMs };
  }

  #known(name: string, line: number): string {
    return this.#names.has(name) ? name : this.source.fail(line, `unknown citizen "${name}"${didYouMean(name, this.#names)}`);
  }

  /** The step's citizen: the one named, the one in `as: citizen anna`, or the only one. */
  #citizenOf(entry: Entry | undefined, as: string): string | null {
    if (entry) return this.#known(this.source.text(entry), entry.line);
    const named = /^citizen\s+(\S+)$/.exec(as)?.[1];
    if (named !== undefined && this.#names.has(named)) return named;
    const [only, ...more] = this.#names;
    return only !== undefined && more.length === 0 ? only : null;
  }

  #caller(entry: Entry, citizenFor: (key: string) => string): Caller {
    const { source } = this;
    const text = source.text(entry);
    const [role = '', ...rest] = text.split(/\s+/);
    if (!roles.includes(role)) source.fail(entry.line, `unknown role "${role}"${didYouMean(role, roles)}`);
    if (rest.length > 1) source.fail(entry.line, `as: "${text}" is not a role and one organisation`);
    this.#references(entry);
    const org = rest[0] ?? null;
    if (org === null && rolesOfAnOrg.includes(role)) source.fail(entry.line, `as: ${role} needs its number (as: ${role} 101)`);
    if (role !== 'citizen') return { role, org, citizen: null, text };
    if (org?.includes('${')) return { role, org, citizen: null, text };
    return { role, org: null, citizen: org === null ? citizenFor('as: citizen') : this.#known(org, entry.line), text };
  }

  #call(entries: Entries, line: number, citizen: string | null, citizenFor: (key: string) => string): Step['call'] {
    const { source } = this;
    const command = entries.get('do');
    const path = entries.get('get');
    if (command && path) source.fail(path.keyLine, 'a step has do or get, not both');
    const asEntry = entries.get('as');
    if (!command && !path) {
      for (const key of ['with', 'expect', 'save']) {
        const entry = entries.get(key);
        if (entry) source.fail(entry.keyLine, key === 'with' ? 'with needs do' : `${key} needs do or get`);
      }
      if (asEntry) this.#caller(asEntry, () => citizen ?? '');
      return null;
    }
    if (path && entries.has('with')) source.fail(entries.get('with')?.keyLine ?? line, 'with needs do');
    const as = this.#caller(asEntry ?? source.fail(line, `${command ? 'do' : 'get'} needs as: a role`), citizenFor);
    const request = command
      ? this.#command(command, entries.get('with'), citizenFor)
      : path
        ? this.#path(path)
        : source.fail(line, 'no request');
    const expect = this.#expectation(entries.get('expect'), request.kind);
    return { as, request, expect, save: this.#save(entries.get('save'), expect) };
  }

  #command(entry: Entry, payload: Entry | undefined, citizenFor: (key: string) => string): Request {
    const command = this.source.text(entry);
    if (!this.commands.includes(command)) this.source.fail(entry.line, `unknown command "${command}"${didYouMean(command, this.commands)}`);
    return { kind: 'do', command, citizen: citizenFor('do'), payload: payload ? this.#value(payload) : {} };
  }

  #path(entry: Entry): Request {
    const path = this.source.text(entry);
    if (!path.startsWith('/')) this.source.fail(entry.line, `get: "${path}" is not a path: it starts with /`);
    this.#references(entry);
    return { kind: 'get', path };
  }

  #expectation(entry: Entry | undefined, kind: Request['kind']): Expectation {
    const { source } = this;
    if (!entry) return { status: null, body: null, rejected: null, rule: null, result: null };
    const fields = source.entries(entry.node, entry.line, 'expect', expectKeys);
    const part = (key: string): { part: Json } | null => {
      const field = fields.get(key);
      return field ? { part: this.#value(field) } : null;
    };
    const statusEntry = fields.get('status');
    const status = statusEntry ? Number(source.text(statusEntry)) : null;
    if (statusEntry && !(Number.isInteger(status) && Number(status) >= 100 && Number(status) <= 599))
      source.fail(statusEntry.line, 'status has to be an HTTP status');
    const rejected = this.#text(fields, 'rejected');
    const rule = fields.get('rule');
    const result = fields.get('result');
    if (rule && rejected === null) source.fail(rule.keyLine, 'rule needs rejected: an accepted answer names no rule');
    if (result && (rejected !== null || kind === 'get')) source.fail(result.keyLine, 'result is of an accepted command');
    return { status, body: part('body'), rejected, rule: this.#text(fields, 'rule'), result: part('result') };
  }

  #save(entry: Entry | undefined, expect: Expectation): { from: string; name: string }[] {
    if (!entry) return [];
    const { source } = this;
    if (expect.rejected !== null) source.fail(entry.keyLine, 'save: a rejected request has no result to save from');
    return [...source.entries(entry.node, entry.line, 'save', null).values()].map((field) => {
      const name = source.text(field);
      if (!/^[^\s{}$]+$/.test(name))
        source.fail(field.line, `"${name}" is no name to save as: one word, so that \${name} can stand for it`);
      if (this.#names.has(name)) source.fail(field.line, `"${name}" is the name of a citizen: save as another`);
      return { from: field.key, name };
    });
  }

  #list(entry: Entry | undefined): readonly Json[] | null {
    if (!entry) return null;
    this.source.items(entry);
    return this.#value(entry) as readonly Json[];
  }

  #value(entry: Entry): Json {
    this.#references(entry);
    return this.source.value(entry.node);
  }

  /** Each `${name}` has to be a citizen or saved by a step before. */
  #references(entry: Entry): void {
    this.source.texts(entry.node, (text, line) => {
      for (const name of namesIn(text)) {
        if (this.#names.has(name) || this.#saved.has(name)) continue;
        this.source.fail(
          line,
          `\${${name}} is neither a citizen nor saved by a step before this${didYouMean(name, [...this.#names, ...this.#saved])}`,
        );
      }
    });
  }
}
