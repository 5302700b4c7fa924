// Preloaded into openapi-typescript. It writes by the API of TypeScript 5, which 7 no longer has; @ts-morph/common carries that one.
import { register } from 'node:module';

const five = `import { ts } from ${JSON.stringify(import.meta.resolve('@ts-morph/common'))}; export default ts;`;
const hook = `
const url = ${JSON.stringify(`data:text/javascript,${encodeURIComponent(five)}`)};
export const resolve = (name, context, next) => (name === 'typescript' ? { url, shortCircuit: true } : next(name, context));
`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
