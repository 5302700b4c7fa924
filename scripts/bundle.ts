import { bundleWorkflows } from '../app.ts';

/** Makes the bundle of the workflows that the next worker finds. */
await bundleWorkflows();
