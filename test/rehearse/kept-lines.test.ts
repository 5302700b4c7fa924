import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keptLines } from '../../tools/kept-lines.ts';

test('what a command was writing when it was killed is cut off, and goes on with a line of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kept-lines-'));
  const file = join(folder, 'progress.ndjson');
  try {
    expect(keptLines(file)).toEqual([]);
    writeFileSync(file, '{"citizenId":"å"}\n{"citizenId":"b"}\n{"citizen');
    expect(keptLines(file)).toEqual([{ citizenId: 'å' }, { citizenId: 'b' }]);
    appendFileSync(file, '{"citizenId":"c"}\n');
    expect(keptLines(file)).toEqual([{ citizenId: 'å' }, { citizenId: 'b' }, { citizenId: 'c' }]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
