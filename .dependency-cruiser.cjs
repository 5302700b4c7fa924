/**
 * Who may import what: the layout of the project as rules that a tool checks (`npm run check -- --only imports`).
 * A type counts like a value: who may not import a folder may not know its types either.
 */

/** A package, wherever it lies. */
const pkg = (...names) => `(^|/)node_modules/(${names.join('|')})/`;
const anyPackage = 'node_modules/';
/** Modules of Node. */
const core = 'core';

/** What lives in `path` imports nothing but what `to` lists. */
const only = (name, comment, path, to, pathNot) => ({
  name,
  comment,
  severity: 'error',
  from: { path, ...(pathNot ? { pathNot } : {}) },
  to: { pathNot: to.filter((t) => t !== core), ...(to.includes(core) ? { dependencyTypesNot: [core] } : {}) },
});

/** Nothing but the door imports the package. */
const oneDoor = (name, comment, path, door, to) => ({
  name,
  comment,
  severity: 'error',
  from: { path, pathNot: door },
  to: { path: pkg(to) },
});

module.exports = {
  forbidden: [
    only('machines-pure', 'Machines decide and do nothing else: no other folder, no Node, no Temporal, no clock, no I/O.', '^machines/', [
      '^machines/',
      pkg('xstate', 'zod', 'temporal-polyfill'),
    ]),
    oneDoor(
      'xstate-one-door',
      'XState is used through machines/core/xstate.ts.',
      '^(machines|workflows|activities|store|api|web)/',
      '^machines/core/xstate\\.ts$',
      'xstate',
    ),
    oneDoor(
      'zod-in-schemas',
      'In machines/ only the shapes of commands and of views know zod.',
      '^machines/',
      '^machines/(\\w+/(command-schema|fields|view-fields|shapes|view)|views)\\.ts$',
      'zod',
    ),
    oneDoor(
      'calendar-one-door',
      'Dates are worked out in machines/core/calendar.ts.',
      '^(machines|workflows|activities|store|api|web)/',
      '^machines/core/calendar\\.ts$',
      'temporal-polyfill',
    ),
    only('machines-core', 'The core knows no machine and no rule; of the rest only which topics can be read.', '^machines/core/', [
      '^machines/core/',
      '^machines/access\\.ts$',
      anyPackage,
    ]),
    only('rules-know-no-machine', 'A rule reads the citizen by machines/readings.ts, never a machine.', '^machines/\\w+/rules/', [
      '^machines/(core|code-lists)/',
      '^machines/\\w+/(rules/|shapes\\.ts$)',
      '^machines/(readings|texts|access|cpr)\\.ts$',
      anyPackage,
    ]),
    only('code-lists-are-data', 'Code lists are data.', '^machines/code-lists/', [
      '^machines/code-lists/',
      '^machines/core/calendar\\.ts$',
    ]),
    only('shell-knows-no-domain', 'The durable shell could be lifted out by another team.', '^workflows/entity/', [
      '^workflows/entity/',
      pkg('@temporalio/(workflow|common)'),
    ]),
    only('workflows', 'Workflows: machines; what they ask of activities is their own interface. Nothing of Node.', '^workflows/', [
      '^(workflows|machines)/',
      pkg('@temporalio/(workflow|common)'),
    ]),
    only(
      'activities',
      'Activities: the store, ports, and the interface that workflows call; of the machines only the words.',
      '^activities/',
      [
        '^(activities|store)/',
        '^workflows/(activities|contract|entity/types)\\.ts$',
        '^machines/(core|code-lists)/',
        '^machines/shapes\\.ts$',
        '^machines/\\w+/shapes\\.ts$',
        '^machines/texts\\.ts$',
        anyPackage,
        core,
      ],
    ),
    only('store', 'The store knows nothing of ours.', '^store/', ['^store/', anyPackage, core]),
    only(
      'api',
      'The API: shapes, tables of roles, code lists, diagrams, the contract of the workflows, the store. No rule and no machine: what is allowed is asked of the citizen.',
      '^api/',
      [
        '^(api|store)/',
        '^machines/(core|code-lists)/',
        '^machines/shapes\\.ts$',
        '^machines/\\w+/shapes\\.ts$',
        '^machines/(access|assumptions|citizen|cpr|diagram|drawing|texts|views)\\.ts$',
        '^workflows/contract\\.ts$',
        anyPackage,
        core,
      ],
    ),
    only('client', 'The client knows the API by its document only; whoever calls the API may take it as it is.', '^client/', [
      '^client/',
      pkg('openapi-fetch'),
    ]),
    only('examples', 'An example is what a caller elsewhere would write.', '^examples/', ['^(client|examples)/', core]),
    only('web', 'The page knows the API only, over HTTP.', '^web/', ['^(web|client)/', anyPackage]),
    only('app', 'The product is put together from its parts; tools and tests are none of them.', '^(app/|(app|api|worker)\\.ts$)', [
      '^(app|workflows|activities|store|api)/',
      '^app\\.ts$',
      '^scripts/(steps|settings|build-web|processes)\\.mjs$',
      anyPackage,
      core,
    ]),
    {
      name: 'no-cycle',
      comment: 'A cycle is two files that are one.',
      severity: 'error',
      from: { path: '^(machines|workflows|activities|store|api|app|client|examples|web|scripts|tools)/|^[a-z]+\\.ts$' },
      to: { circular: true },
    },
    {
      name: 'no-dev-dependency',
      comment: 'What runs in production is a dependency.',
      severity: 'error',
      from: { path: '^(machines|workflows|activities|store|api|app|client|web)/|^(app|api|worker)\\.ts$' },
      to: { dependencyTypes: ['npm-dev'] },
    },
    { name: 'no-unknown', comment: 'What is imported exists.', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // type imports too
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mts', '.mjs', '.js', '.json'],
    },
  },
};
