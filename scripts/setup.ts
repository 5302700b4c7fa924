import { columns, connectTemporal, keysWarning, openStores } from '../app/open.ts';
import { SEARCH_ATTRIBUTES } from '../workflows/contract.ts';
import { checkSettings } from './settings.mjs';
import { fail, say } from './steps.mjs';

/**
 * `npm run setup`: the namespace, its search attributes, the keys and the store's schema. May be run again, and by several at once. Each line
 * says what is there now; what is missing is one line that names the right that is needed.
 */
try {
  checkSettings(process.env);
  const temporal = await connectTemporal({ setUp: true });
  say(`namespace ${temporal.namespace}: ${temporal.made ? 'made' : 'was there'}`);
  await columns(temporal);
  say(`search attributes: ${Object.keys(SEARCH_ATTRIBUTES).join(', ')}`);
  await temporal.connection.close();
  const warning = keysWarning(process.env);
  if (warning) say(warning);
  const { store, vault } = await openStores(process.env);
  say(`store (${store.kind}) and keys: ready`);
  await store.close();
  await vault.close();
} catch (error) {
  fail(error);
}
