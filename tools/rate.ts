/** How many a second, as people read it. @param begun milliseconds since the epoch */
export const rate = (n: number, begun: number): string => `${Math.round(n / Math.max(0.001, (Date.now() - begun) / 1_000))} a second`;
