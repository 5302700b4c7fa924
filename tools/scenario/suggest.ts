/** Edits between two words: a letter added, dropped, changed, or two neighbours swapped. */
const distance = (a: string, b: string): number => {
  const rows: number[][] = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  const cell = (i: number, j: number): number => rows[i]?.[j] ?? i + j;
  for (let j = 1; j <= b.length; j++) {
    for (let i = 0; i <= a.length; i++) {
      const row = rows[i] ?? [];
      if (i === 0) {
        row[j] = j;
        continue;
      }
      const changed = cell(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? cell(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      row[j] = Math.min(cell(i - 1, j) + 1, cell(i, j - 1) + 1, changed, swapped);
    }
  }
  return cell(a.length, b.length);
};

/** ` (did you mean "…"?)` when one of the words is near what was written, else the empty text. */
export const didYouMean = (written: string, words: Iterable<string>): string => {
  let best: { word: string; edits: number } | null = null;
  for (const word of words) {
    const edits = distance(written.toLowerCase(), word.toLowerCase());
    if (!best || edits < best.edits) best = { word, edits };
  }
  const bound = Math.max(1, Math.floor(written.length / 3));
  return best && best.edits <= bound ? ` (did you mean "${best.word}"?)` : '';
};
