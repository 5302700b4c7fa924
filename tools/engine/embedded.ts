/** The embedded Temporal server, for `npm start`. */
export { type DevServer, startDevServer } from './dev-server.ts';
export { findTemporalCli } from './temporal-cli.ts';
