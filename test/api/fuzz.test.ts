import { describe, expect, it } from 'vitest';
import { DEFECTS, startDefective } from '../../tools/fuzz/defective.ts';
import { CHECKS, findSchemathesis } from '../../tools/fuzz/schemathesis.ts';

/** The random requests themselves are a step of CI (tools/fuzz.ts), since they need Python. */

describe('random requests against the API', () => {
  it('without Python, say in one line what is missing and how to get it', async () => {
    await expect(findSchemathesis('/nowhere')).rejects.toThrow(
      /^python3 is missing\. Get it: Python 3\.10 or later \(Debian: apt-get install/,
    );
  });

  it('are proved on an API with one defect of each kind, which it has', async () => {
    const api = await startDefective();
    const answers = await Promise.all(
      ['/well', ...Object.keys(DEFECTS)].map(async (path) => {
        const answer = await fetch(`${api.url}${path}?n=1`);
        return [path, answer.status, answer.headers.get('content-type'), await answer.text()];
      }),
    );
    await api.close();
    expect(answers).toEqual([
      ['/well', 200, 'application/json', '{}'],
      ['/server-error', 500, 'application/json', '{}'],
      ['/undocumented-status', 404, 'application/json', '{}'],
      ['/another-media-type', 200, 'text/plain', '{}'],
      ['/another-body', 200, 'application/json', '{"id":1}'],
    ]);
    expect(Object.keys(DEFECTS)).toHaveLength(CHECKS.length);
  });
});
