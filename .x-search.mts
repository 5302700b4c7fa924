import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
const { startDevServer } = await import('/work/main/scripts/engine/dev-server.ts');
const { registerSearchAttributes } = await import('/work/main/scripts/engine/search-attributes.ts');
const { SEARCH_ATTRIBUTES } = await import('/work/main/workflows/contract.ts');
const { bundleWorkflows } = await import('/work/main/worker.ts');
const { createEngine } = await import('/work/main/api/engine.ts');
const { createActivities } = await import('/work/main/activities/index.ts');
const { standIns } = await import('/work/main/activities/ports/stand-ins.ts');
const { openStore } = await import('/work/main/store/store.ts');
const { memoryVault } = await import('/work/main/store/vault.ts');
const vault = memoryVault(); const store = await openStore({ vault }); await store.migrate();
const dev = await startDevServer({ port: 0, headless: true, log: 'api-search-try' });
try {
const connection = await Connection.connect({ address: dev.address });
await registerSearchAttributes(connection, 'default', SEARCH_ATTRIBUTES);
const client = new Client({ connection });
const native = await NativeConnection.connect({ address: dev.address });
const worker = await Worker.create({ connection: native, taskQueue: 'q', workflowBundle: await bundleWorkflows(), activities: createActivities({ store, ports: standIns(), client, taskQueue: 'q', now: async () => Date.now() } as never) });
const running = worker.run();
const engine = createEngine(client, { taskQueue: 'q' });
const jc = { role: 'jobcentre', org: '101' } as const;
const today = new Date().toISOString().slice(0,10);
for (const id of ['a','b','c']) {
  await engine.startCitizen({ citizenId: id, birthDate: '1990-01-01', jobcentre: '101' });
  console.log(await engine.command(id, { id: `o${id}`, name: 'open-contact-group', payload: { contactGroup: 1 }, caller: jc }));
}
console.log(JSON.stringify(await engine.command('a', { id: 's1', name: 'report-sick', payload: { firstSickDay: today }, caller: { role: 'benefit-system', org: null } })));
console.log(JSON.stringify(await engine.command('b', { id: 'ab', name: 'register-absence', payload: { code: 10, from: today }, caller: jc })));
await new Promise(r => setTimeout(r, 3000));
const s = { jobcentres: ['101'], aKassen: [], limit: 2 };
const p1 = await engine.search(s); console.log(JSON.stringify(p1, null, 1));
console.log(JSON.stringify(await engine.search({ ...s, after: p1.next })));
console.log('none', JSON.stringify(await engine.search({ ...s, jobcentres: ["1' OR '1'='1", 'x\\'] })));
console.log('absence', JSON.stringify(await engine.search({ ...s, absence: '10' })));
console.log('sick', JSON.stringify(await engine.search({ ...s, course: 'sick-leave' })));
console.log('group', JSON.stringify(await engine.search({ ...s, contactGroup: '25' })));
console.log('due', JSON.stringify(await engine.search({ ...s, dueBefore: Date.now() + 1e13 })));
console.log('bad cursor', await engine.search({ ...s, after: 'zzzz' }).catch(e => [e.name, e.message, e.cause?.code, e.cause?.message]));
console.log(await engine.reachable(1000));
worker.shutdown(); await running; await native.close(); await connection.close();
} finally { await dev.stop(); await store.close(); }
