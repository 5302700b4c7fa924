import { describe, expect, it } from 'vitest';
import { compose } from '../../machines/core/composition.ts';
import { periodsOf, placed } from '../../machines/core/history.ts';
import type { MachineModule } from '../../machines/core/machine.ts';
import { registry } from '../../machines/registry.ts';
import { born } from './explore.ts';
import { story } from './story.ts';

type Change = { readonly on: string; readonly value: string | null };
type Said = readonly [on: string, value: string | null];
const history = (...changes: readonly Said[]) =>
  changes.reduce<readonly Change[]>((all, [on, value]) => placed<string, Change>(all, { on, value }), []);
const periods = (...changes: readonly Said[]) => periodsOf(history(...changes)).map((p) => [p.value, p.from, p.until]);

describe('0 a dated history', () => {
  it('0 what comes late takes its place, and the present stays', () => {
    const inOrder = periods(['2022-03-01', 'a'], ['2022-04-01', 'b'], ['2022-05-01', null]);
    expect(inOrder).toEqual([
      ['a', '2022-03-01', '2022-04-01'],
      ['b', '2022-04-01', '2022-05-01'],
    ]);
    expect(periods(['2022-05-01', null], ['2022-04-01', 'b'], ['2022-03-01', 'a'])).toEqual(inOrder);
    expect(periods(['2022-04-01', 'b'], ['2022-05-01', null], ['2022-03-01', 'a'])).toEqual(inOrder);
  });

  it('0 of one day the one that came last counts, what lasts no day leaves no trace, and the same again changes nothing', () => {
    expect(periods(['2022-03-01', 'a'], ['2022-03-01', 'b'])).toEqual([['b', '2022-03-01', null]]);
    expect(periods(['2022-03-01', 'a'], ['2022-03-01', null])).toEqual([]);
    expect(periods(['2022-03-01', 'a'], ['2022-04-01', 'a'])).toEqual([['a', '2022-03-01', null]]);
    expect(periods(['2022-03-01', null])).toEqual([]);
  });
});

describe('0 corrections', () => {
  /** The machines, with one of which something is always wrong. */
  const withWrong = (event: string) =>
    compose(
      registry.map(
        (m): MachineModule =>
          m.id === 'notifications'
            ? { ...m, corrections: [{ event, rule: '0', en: 'it is wrong', da: 'det er forkert', on: () => '2022-03-14' }] }
            : m,
      ),
    );

  it('0 one that no transition takes stays, and holds up neither another nor a date', () => {
    const s = story('2022-03-14');
    s.does('jobcentre 101', 'open-contact-group', { contactGroup: 1 });
    s.does('jobcentre 101', 'register-absence', { code: 10, from: '2022-03-14', to: '2022-03-20' });
    const done = withWrong('put-right-by-nobody').advance(s.state, s.now + 30 * 86_400_000);
    expect(done.entries.map((e) => e.command)).toEqual(['end-date']);
  });

  it('0 an entry of its own: by the register, with its rule and the day from which it holds; nothing where nothing is wrong', () => {
    const { state, now } = born('1980-05-05', '2022-03-14');
    expect(compose(registry).advance(state, now)).toEqual({ state, entries: [], effects: [] });
    const s = story('2022-03-14');
    s.does('jobcentre 101', 'register-job-seeker', { jobTitles: [] });
    s.at('2022-05-02').does('benefit-system', 'report-sick', { firstSickDay: '2022-05-02' });
    s.at('2022-05-09').does('batch', 'report-recovered', { recoveredOn: '2022-05-09' });
    s.at('2022-05-12').does('jobcentre 101', 'deregister-job-seeker', { on: '2022-04-28' });
    const seqs = s.entries.map((e) => e.seq);
    expect(seqs).toEqual(seqs.map((_, i) => i + 1));
    expect(s.entries.at(-1)).toMatchObject({
      by: 'register',
      rule: '1.8',
      effectiveOn: '2022-05-09',
      recordedAt: '2022-05-12T10:00:00.000Z',
    });
    expect(s.entries.at(-1)).not.toHaveProperty('commandId');
  });
});
