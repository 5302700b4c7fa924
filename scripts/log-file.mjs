// The log file that the program's stderr goes into. A line that the disk has no room for is lost, and nothing else.
import { closeSync, openSync, writeSync } from 'node:fs';

/** @param {string} file @returns {import('./log-file.d.mts').LogFile} */
export function openLogFile(file) {
  /** @type {number | undefined} */
  let handle;
  let lost = 0;
  /** @type {import('./log-file.d.mts').LogFile} */
  const log = {
    onState: () => {},
    write: (chunk) => {
      try {
        handle ??= openSync(file, 'a', 0o600);
        writeSync(handle, chunk);
        if (lost > 0) log.onState(undefined);
        lost = 0;
      } catch (error) {
        lost += 1;
        if (lost === 1 || lost % 100 === 0) log.onState(/** @type {NodeJS.ErrnoException} */ (error).code ?? 'unknown');
        if (handle !== undefined) {
          try {
            closeSync(handle);
          } catch {
            // opened anew with the next line all the same
          }
        }
        handle = undefined;
      }
    },
  };
  return log;
}
