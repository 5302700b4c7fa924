import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import { citizenCodec } from '../store/payload-codec.ts';
import type { KeyVault } from '../store/vault.ts';

/** How everything that Temporal keeps is written: sealed by citizen, failures too. The same for every client and worker. */
export const dataConverter = (vault: KeyVault): DataConverter => ({
  payloadCodecs: [citizenCodec(vault)],
  failureConverterPath: fileURLToPath(new URL('../workflows/failure-converter.ts', import.meta.url)),
});
