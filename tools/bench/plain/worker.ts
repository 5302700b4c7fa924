import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { PLAIN_QUEUE } from './course.ts';

/** The plain workflow's own worker: `node --import tsx worker.ts ADDRESS`. Says `ready` to its parent and works until it is told to end. */

if (process.send) {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const connection = await NativeConnection.connect({ address: process.argv[2] ?? '127.0.0.1:7233' });
  const worker = await Worker.create({
    connection,
    taskQueue: PLAIN_QUEUE,
    workflowBundle: await bundleWorkflowCode({
      workflowsPath: fileURLToPath(new URL('./workflows.ts', import.meta.url)),
      logger: new DefaultLogger('ERROR'),
    }),
    maxCachedWorkflows: 1_000,
    shutdownGraceTime: '1 second',
  });
  const end = (): void => {
    if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  process.once('SIGTERM', end);
  process.once('disconnect', end);
  const running = worker.run();
  process.send({ ready: true });
  await running;
  await connection.close();
  process.exit(0);
}
