// Loaded into every thread of API and worker by `--require` while `npm run bench -- --only profile` measures: samples between the coming of
// PROFILES/on and its going, and leaves one profile a thread.
const { existsSync, writeFileSync } = require('node:fs');
const { Session } = require('node:inspector');
const { join } = require('node:path');
const { threadId } = require('node:worker_threads');

const folder = process.env.PROFILES;
if (folder !== undefined) {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: 1_000 });
  let sampling = false;
  setInterval(() => {
    const wanted = existsSync(join(folder, 'on'));
    if (wanted === sampling) return;
    sampling = wanted;
    if (wanted) session.post('Profiler.start');
    else
      session.post('Profiler.stop', (error, stopped) => {
        if (!error) writeFileSync(join(folder, `${process.pid}-${threadId}.json`), JSON.stringify(stopped.profile));
      });
  }, 200).unref();
}
