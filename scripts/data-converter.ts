import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import { citizenCodec } from '../store/codec/payload-codec.ts';
import type { KeyVault } from '../store/keys/vault.ts';

const failureConverterPath = fileURLToPath(new URL('../workflows/failure-converter.ts', import.meta.url));

/** How everything that Temporal keeps is written: sealed by citizen, failures too. For workers; also the one where a program has only one. */
export const dataConverter = (vault: KeyVault): DataConverter => ({
  payloadCodecs: [citizenCodec(vault, { side: 'worker' })],
  failureConverterPath,
});

/** The same for clients: a citizen whose key is destroyed is answered plainly, and nothing more is said to its workflows. */
export const clientDataConverter = (vault: KeyVault): DataConverter => ({
  payloadCodecs: [citizenCodec(vault, { side: 'client' })],
  failureConverterPath,
});
