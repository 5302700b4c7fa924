// Preloaded into the children of `npm start`: they end with it, also when it was killed and could not tell them.
if (process.connected) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 20_000).unref();
  });
  process.channel?.unref();
}
