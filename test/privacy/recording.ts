import type { PayloadCodec } from '@temporalio/common';

/** A codec that shows what it is given and what it makes of it. */
export const recording = (
  codec: PayloadCodec,
  seen: (given: Parameters<PayloadCodec['encode']>[0][number], made: Parameters<PayloadCodec['encode']>[0][number]) => void,
): PayloadCodec => ({
  encode: async (payloads, context) => {
    const made = await codec.encode(payloads, context);
    for (const [i, payload] of payloads.entries()) seen(payload, made[i] ?? payload);
    return made;
  },
  decode: (payloads, context) => codec.decode(payloads, context),
});
