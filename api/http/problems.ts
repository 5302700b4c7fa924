import type { Refusal, Sentence } from '../../machines/core/rule.ts';
import type { FieldError } from './malformed.ts';

/** Every error that the API answers is one of these, as `application/problem+json` (RFC 9457). */

export type Language = 'en' | 'da';
export type Both = Sentence;

interface ProblemKind {
  readonly status: number;
  readonly title: Both;
  readonly detail: Both;
}

const kind = (status: number, title: Both, detail: Both): ProblemKind => ({ status, title, detail });
const both = (en: string, da: string): Both => ({ en, da });

const notFound = both('Not found', 'Ikke fundet');
const notAllowed = both('Not allowed', 'Ikke tilladt');
const malformed = both('Malformed request', 'Forkert udformet forespørgsel');
const byRule = both('Refused', 'Afvist');
const unavailable = both('Unavailable at the moment', 'Ikke tilgængelig for tiden');

/** The problems that the API itself knows; refusals by a rule bring their own code. */
export const PROBLEMS = {
  'invalid-request': kind(400, malformed, both('The request does not have the right shape.', 'Forespørgslen har ikke den rette form.')),
  'cpr-invalid': kind(400, malformed, both('This is no CPR number.', 'Det er ikke et CPR-nummer.')),
  unauthorized: kind(
    401,
    both('Not signed in', 'Ikke logget ind'),
    both('A valid bearer token is needed.', 'Der kræves et gyldigt adgangstoken.'),
  ),
  'forbidden-role': kind(403, notAllowed, both('The role may not do this.', 'Rollen har ikke adgang til dette.')),
  'cross-site': kind(403, notAllowed, both('The session of the page is for the page alone.', 'Sidens login kan kun bruges på siden selv.')),
  'not-found': kind(404, notFound, both('There is nothing at this address.', 'Der er intet på denne adresse.')),
  'unknown-citizen': kind(404, notFound, both('The citizen is not known.', 'Borgeren er ikke kendt.')),
  'unknown-command': kind(404, notFound, both('There is no such command.', 'Kommandoen findes ikke.')),
  'unknown-form': kind(404, notFound, both('The citizen has no such preparation form.', 'Borgeren har ikke dette forberedelsesskema.')),
  'unknown-document': kind(404, notFound, both('The citizen has no such document.', 'Borgeren har ikke dette dokument.')),
  'unknown-contact-person': kind(404, notFound, both('The citizen has no such contact person.', 'Borgeren har ikke denne kontaktperson.')),
  'unknown-institution': kind(404, notFound, both('The institution is not known.', 'Institutionen er ikke kendt.')),
  'unknown-code-list': kind(404, notFound, both('There is no such code list.', 'Kodelisten findes ikke.')),
  'unknown-machine': kind(404, notFound, both('There is no such machine.', 'Maskinen findes ikke.')),
  'method-not-allowed': kind(
    405,
    both('Method not allowed', 'Metoden er ikke tilladt'),
    both('This address does not take the method.', 'Adressen tager ikke imod metoden.'),
  ),
  'citizen-exists': kind(
    409,
    both('Exists already', 'Findes allerede'),
    both('There is a citizen with this CPR number.', 'Der findes en borger med dette CPR-nummer.'),
  ),
  'citizen-forgotten': kind(
    410,
    both('Gone', 'Findes ikke mere'),
    both(
      "The citizen's key is destroyed: nothing that was kept of the course can be read any more.",
      'Borgerens nøgle er tilintetgjort: det, der var gemt om forløbet, kan ikke længere læses.',
    ),
  ),
  'request-timeout': kind(
    408,
    both('Request timeout', 'Forespørgslen kom for langsomt'),
    both('The request did not come within the time.', 'Forespørgslen kom ikke frem inden for tiden.'),
  ),
  'body-too-large': kind(413, both('Too large', 'For stor'), both('The body is larger than 256 kB.', 'Indholdet er større end 256 kB.')),
  'address-too-long': kind(
    414,
    both('Address too long', 'Adressen er for lang'),
    both('The address is too long.', 'Adressen er for lang.'),
  ),
  'unsupported-media-type': kind(
    415,
    both('Unsupported media type', 'Medietypen understøttes ikke'),
    both('The body must be application/json.', 'Indholdet skal være application/json.'),
  ),
  'expectation-failed': kind(
    417,
    both('Expectation failed', 'Kan ikke opfyldes'),
    both('What the header Expect asks for cannot be done.', 'Det, som headeren Expect kræver, kan ikke opfyldes.'),
  ),
  'too-many-requests': kind(
    429,
    both('Too many requests', 'For mange forespørgsler'),
    both(
      'Too many requests at once; nothing was done. Try again later.',
      'For mange forespørgsler på én gang; intet er udført. Prøv igen senere.',
    ),
  ),
  'headers-too-large': kind(
    431,
    both('Headers too large', 'For store headere'),
    both('The headers of the request are too large.', 'Forespørgslens headere er for store.'),
  ),
  'idempotency-key-reused': kind(
    422,
    both('Key used before', 'Nøglen er brugt før'),
    both('The idempotency key was used for another request.', 'Nøglen i Idempotency-Key er brugt til en anden forespørgsel.'),
  ),
  'credentials-already-given': kind(
    422,
    byRule,
    both('The user name and the password are given once.', 'Brugernavn og adgangskode udleveres én gang.'),
  ),
  'internal-error': kind(
    500,
    both('Internal error', 'Intern fejl'),
    both('Something went wrong here; `instance` is in the log.', 'Noget gik galt hos os; nummeret i `instance` står i loggen.'),
  ),
  'not-supported': kind(
    501,
    both('Not supported', 'Understøttes ikke'),
    both('This installation has no search.', 'Denne installation kan ikke søge.'),
  ),
  'earlier-command-failed': kind(
    503,
    unavailable,
    both(
      'An earlier command for the citizen in this request was not decided, so this one was not tried. Send both again.',
      'En tidligere kommando til borgeren i samme forespørgsel blev ikke afgjort, så denne er ikke forsøgt. Send begge igen.',
    ),
  ),
  'engine-unavailable': kind(
    503,
    unavailable,
    both('The register does not answer at the moment. Try again.', 'Registret svarer ikke for tiden. Prøv igen.'),
  ),
  'citizen-suspended': kind(
    503,
    both('Suspended', 'Standset'),
    both(
      "The citizen's course has been stopped in Temporal, and it does not begin anew by itself. An operator has to bring it back (`temporal workflow reset`, or a backup).",
      'Borgerens forløb er standset i Temporal, og det begynder ikke forfra af sig selv. En driftsansvarlig skal bringe det tilbage (`temporal workflow reset` eller en sikkerhedskopi).',
    ),
  ),
  'jobnet-unavailable': kind(503, unavailable, both('Jobnet does not answer. Try again.', 'Jobnet svarer ikke. Prøv igen.')),
  'institutions-unavailable': kind(
    503,
    unavailable,
    both('The register of institutions does not answer. Try again.', 'Institutionsregistret svarer ikke. Prøv igen.'),
  ),
  'issuer-unavailable': kind(
    503,
    unavailable,
    both('The issuer of tokens does not answer. Try again.', 'Udstederen af adgangstokens svarer ikke. Prøv igen.'),
  ),
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEMS;

interface More {
  readonly detail?: Both;
  readonly rule?: string;
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the body. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/** Thrown anywhere below a route; the error handler writes it out. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: string;
  readonly status: number;
  readonly title: Both;
  readonly detail: Both;
  readonly more: More;
  constructor(code: string, kind: ProblemKind, more: More = {}) {
    super(code);
    this.code = code;
    this.status = kind.status;
    this.title = kind.title;
    this.detail = more.detail ?? kind.detail;
    this.more = more;
  }
}

export const problem = (code: ProblemCode, more: More = {}): Problem => new Problem(code, PROBLEMS[code], more);

export const invalid = (errors: readonly FieldError[]): Problem => problem('invalid-request', { errors: errors.slice(0, 20) });

const refusalTitles: Readonly<Record<Refusal['status'], Both>> = {
  400: malformed,
  403: notAllowed,
  422: byRule,
};

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** What the citizen's workflow refused, with its code and rule. */
export const refused = (refusal: Refusal): Problem =>
  new Problem(
    refusal.code,
    { status: refusal.status, title: refusalTitles[refusal.status], detail: { en: sentence(refusal.en), da: sentence(refusal.da) } },
    { rule: refusal.rule },
  );

/** The body; `id` only where the log holds more about it. */
export const problemBody = (p: Problem, language: Language, id: string): Record<string, unknown> => ({
  type: `/problems/${p.code}`,
  title: p.title[language],
  status: p.status,
  detail: p.detail[language],
  code: p.code,
  ...(p.more.rule === undefined ? {} : { rule: p.more.rule }),
  ...(p.more.errors === undefined ? {} : { errors: p.more.errors.map((e) => ({ ...e, message: e.message[language] })) }),
  ...p.more.members,
  ...(p.status >= 500 ? { instance: `urn:uuid:${id}` } : {}),
});

/** Danish where the reader prefers it to English (q-values respected), else English. */
export const languageOf = (acceptLanguage: string | undefined): Language => {
  const weights = { da: 0, en: 0 };
  for (const part of (acceptLanguage ?? '').toLowerCase().split(',')) {
    const [tag = '', ...parameters] = part.trim().split(';');
    const q = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((x) => x !== undefined);
    const weight = q === undefined ? 1 : Number(q);
    const [primary] = tag.trim().split('-');
    if ((primary === 'da' || primary === 'en') && weight > weights[primary]) weights[primary] = weight;
  }
  return weights.da > weights.en ? 'da' : 'en';
};
