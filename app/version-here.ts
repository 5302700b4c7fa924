import { setting } from '../scripts/settings.mjs';
import { bundleWorkflows } from './bundle.ts';
import { type Version, versionOf } from './versions.ts';

/** The version that this program is, as its worker says it; tracing puts modules of its own around the workflows. */
export const versionHere = async (): Promise<Version> => {
  const interceptorModules = setting('OTLP_URL') === undefined ? [] : (await import('./tracing.ts')).interceptorModules;
  return versionOf(await bundleWorkflows({ interceptorModules }));
};
