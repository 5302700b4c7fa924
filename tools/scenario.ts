import { type OpenWorlds, scenarioCommand } from './scenario/command.ts';

// loaded when it is needed, so that a file with an error or a wrong call is answered at once
const openWorlds: OpenWorlds = async (options) => (await import('./scenario/worlds.ts')).openWorlds(options);

const callers = process.env.INIT_CWD;

process.exitCode = await scenarioCommand(process.argv.slice(2), openWorlds, {
  out: (line) => console.log(line),
  err: (line) => console.error(line),
  folders: callers === undefined || callers === process.cwd() ? [process.cwd()] : [process.cwd(), callers],
  onStop: (stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        stop()
          .catch((error: unknown) =>
            console.error(`scenario: the engine did not stop cleanly: ${error instanceof Error ? error.message : error}`),
          )
          .finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
      });
    }
  },
}).catch((error: unknown) => {
  console.error(`scenario: ${error instanceof Error ? error.message : String(error)}`);
  return 1;
});
