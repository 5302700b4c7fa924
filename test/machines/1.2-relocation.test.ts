import { describe, expect, test } from 'vitest';
import { codeLists } from '../../machines/code-lists/index.ts';
import { contract, JOBCENTRE, move, notice, notices, open, withContract } from './relocations.ts';
import { story } from './story.ts';

/** Group key, type to the new jobcentre, type to the old one: the table of 1.2. */
const PAIRS = [
  ['disability-pensioner', 59, 60],
  ['disability-compensation', 61, 62],
  ['under-18', 63, 64],
  ['self-supporting', 65, 66],
  ['self-supporting-foreigner', 67, 68],
  ['introduction-course', 69, 70],
  ['employed', 71, 72],
] as const;

describe('1.2 the type of the notice', () => {
  test.each(PAIRS)('1.2 group %s: %i to the new jobcentre, %i to the old one', (group, to, from) => {
    const s = withContract();
    open(s, group);
    move(s, '2022-03-14');
    expect(notices(s)).toEqual([notice('202', to), notice('101', from)]);
    expect(s.messages[0]?.data).toEqual({
      service: 'PersonNotificationService',
      name: codeLists['relocation-notices'].entries.find((e) => e.id === to)?.name,
      contactGroup: group,
      from: '101',
      to: '202',
      on: '2022-03-14',
    });
    const text = (id: number) => codeLists['relocation-notices'].entries.find((e) => e.id === id)?.description;
    expect(s.messages.map((m) => m.text)).toEqual([text(to), text(from)]);
    expect(s.messages[0]?.text).toMatch(/^Personen er tilflyttet kommunen/);
    expect(s.messages[1]?.text).toMatch(/^Personen er fraflyttet kommunen/);
  });

  test.each(PAIRS)('1.2 group %s, closed: as when it was open', (group, to, from) => {
    const s = withContract();
    open(s, group);
    s.at('2022-03-20');
    s.does(JOBCENTRE, 'close-contact-group');
    s.at('2022-04-01');
    move(s, '2022-04-01');
    expect(notices(s)).toEqual([notice('202', to), notice('101', from)]);
  });

  test('1.2 a group opened and closed on one day is still the latest one', () => {
    const s = withContract();
    open(s, 'employed');
    s.does(JOBCENTRE, 'close-contact-group');
    move(s, '2022-03-14');
    expect(notices(s)).toEqual([notice('202', 71), notice('101', 72)]);
  });

  test('1.2 of several closed groups the latest one decides', () => {
    const s = withContract();
    open(s, 'under-18');
    s.at('2022-03-20');
    s.does(JOBCENTRE, 'change-contact-group', { contactGroup: 'employed' });
    s.at('2022-03-25');
    s.does(JOBCENTRE, 'close-contact-group');
    move(s, '2022-03-25');
    expect(notices(s)).toEqual([notice('202', 71), notice('101', 72)]);
  });

  test.each([1, 2, 7, 8, 12, 13, 26, 27, 28, 29])('1.2 group %i, open or closed: no type, with the group (A)', (group) => {
    for (const closed of [false, true]) {
      const s = story('2022-03-14', { birthDate: '1998-01-01' });
      contract(s, '2022-01-01');
      open(s, group);
      if (closed) s.does(JOBCENTRE, 'close-contact-group');
      move(s, '2022-03-14');
      expect(s.messages).toMatchObject([
        { to: 'jobcentre 202', type: null, data: { contactGroup: group } },
        { to: 'jobcentre 101', type: null, data: { contactGroup: group } },
      ]);
      expect(s.messages.some((m) => 'text' in m)).toBe(false);
    }
  });

  test('1.2 sick in 24: no type, with the group (A)', () => {
    const s = withContract();
    s.does('benefit-system', 'report-sick', { firstSickDay: '2022-03-14' });
    move(s, '2022-03-14');
    expect(s.messages).toMatchObject([
      { type: null, data: { contactGroup: 24 } },
      { type: null, data: { contactGroup: 24 } },
    ]);
  });

  test('1.2 never a group: both notices, no type and no group (A)', () => {
    const s = withContract();
    move(s, '2022-03-14');
    expect(s.messages).toMatchObject([
      { to: 'jobcentre 202', type: null, data: { contactGroup: null } },
      { to: 'jobcentre 101', type: null, data: { contactGroup: null } },
    ]);
  });

  test('1.2 a move told late follows the group of the day of the move', () => {
    const s = withContract();
    open(s, 'under-18');
    s.at('2022-03-20');
    s.does(JOBCENTRE, 'change-contact-group', { contactGroup: 'employed' });
    s.at('2022-04-01');
    move(s, '2022-03-19');
    expect(notices(s)).toEqual([notice('202', 63), notice('101', 64)]);
    move(s, '2022-03-20', '303');
    expect(notices(s).slice(2)).toEqual([notice('303', 71), notice('202', 72)]);
  });

  test('1.2 a move told late, from before the first group: the one there is', () => {
    const s = withContract();
    s.at('2022-03-20');
    open(s, 'employed');
    move(s, '2022-03-15');
    expect(notices(s)).toEqual([notice('202', 71), notice('101', 72)]);
  });
});

describe('1.2 the contract', () => {
  test.each([
    ['the day before the move', '2022-05-09', false],
    ['on the day of the move', '2022-05-10', false],
    ['the day after the move', '2022-05-11', true],
    ['never', null, true],
  ])('1.2 a contract that ends %s', (_, to, given) => {
    const s = story('2022-05-10');
    open(s, 'employed');
    contract(s, '2022-01-01', to);
    move(s, '2022-05-10');
    expect(notices(s)).toEqual(given ? [notice('202', 71), notice('101', 72)] : []);
    expect(s.view.jobcentre).toBe('202');
  });

  test('1.2 the end that counts is seen from the day of the move, not from the day it is told', () => {
    const s = story('2022-05-20');
    contract(s, '2022-01-01', '2022-05-11');
    move(s, '2022-05-10');
    expect(s.messages).toHaveLength(2);
  });

  test('1.2 a contract that began after the move gives no notice', () => {
    const s = story('2022-05-20');
    contract(s, '2022-05-11');
    move(s, '2022-05-10');
    expect(s.messages).toEqual([]);
    const begun = story('2022-05-20');
    contract(begun, '2022-05-10');
    move(begun, '2022-05-10');
    expect(begun.messages).toHaveLength(2);
  });

  test('1.2 one of several contracts is enough, and gives each notice once', () => {
    const s = story('2022-05-10');
    contract(s, '2022-01-01', '2022-02-01');
    contract(s, '2022-02-01');
    contract(s, '2022-03-01', null);
    move(s, '2022-05-10');
    expect(s.messages).toHaveLength(2);
    expect(s.view.integrationContracts).toMatchObject([
      { from: '2022-01-01', to: '2022-02-01' },
      { from: '2022-02-01', to: null },
      { from: '2022-03-01', to: null },
    ]);
  });

  test('1.2 without a contract the citizen moves and nobody is told', () => {
    const s = story('2022-05-10');
    open(s, 'employed');
    move(s, '2022-05-10');
    expect(s.messages).toEqual([]);
    expect(s.view.jobcentre).toBe('202');
  });

  test('1.2 the jobcentre registers it, its start does not lie ahead, its end may', () => {
    const s = story('2022-05-10');
    expect(s.refuses('cpr', 'register-integration-contract', { from: '2022-05-01' })).toBe('forbidden-role (1.2)');
    expect(s.refuses('jobcentre 202', 'register-integration-contract', { from: '2022-05-01' })).toBe('not-your-citizen (1.2)');
    expect(s.refuses(JOBCENTRE, 'register-integration-contract', { from: '2022-05-11' })).toBe('date-in-future (1.2)');
    expect(s.refuses(JOBCENTRE, 'register-integration-contract', { from: '2022-05-02', to: '2022-05-01' })).toBe('date-order (1.2)');
    const { contractId } = contract(s, '2022-05-01', '2023-05-01');
    expect(s.view.integrationContracts).toEqual([{ id: contractId, from: '2022-05-01', to: '2023-05-01' }]);
  });
});

describe('1.2 a contract whose end is changed or removed', () => {
  test('1.2 the end that stands when the move is told decides, and null removes it', () => {
    const s = story('2022-05-10');
    const { contractId } = contract(s, '2022-01-01', '2022-05-10');
    s.does(JOBCENTRE, 'update-integration-contract', { contractId, to: '2022-05-11' });
    expect(s.view.integrationContracts).toEqual([{ id: contractId, from: '2022-01-01', to: '2022-05-11' }]);
    expect(s.facts.at(-1)).toEqual({ type: 'integration-contract-updated', contractId, from: '2022-01-01', to: '2022-05-11' });
    move(s, '2022-05-10');
    expect(s.messages).toHaveLength(2);
    s.does('jobcentre 202', 'update-integration-contract', { contractId, to: '2022-05-10' });
    move(s, '2022-05-10', '303');
    expect(s.messages).toHaveLength(2);
    s.does('jobcentre 303', 'update-integration-contract', { contractId, to: null });
    expect(s.view.integrationContracts).toMatchObject([{ to: null }]);
    move(s, '2022-05-10', '404');
    expect(s.messages).toHaveLength(4);
  });

  test('1.2 by the present jobcentre, with an id that is known, an end that may lie ahead and not before its start', () => {
    const s = story('2022-05-10');
    const { contractId } = contract(s, '2022-05-01');
    const update = (who: string, to: string | null, id = contractId) =>
      s.refuses(who, 'update-integration-contract', { contractId: id, to });
    expect(update('cpr', null)).toBe('forbidden-role (1.2)');
    expect(update('jobcentre 202', null)).toBe('not-your-citizen (1.2)');
    expect(update(JOBCENTRE, null, 'nothing')).toBe('unknown-contract (1.2)');
    expect(update(JOBCENTRE, '2022-04-30')).toBe('date-order (1.2)');
    for (const to of ['2022-05-01', '2030-01-01']) s.does(JOBCENTRE, 'update-integration-contract', { contractId, to });
    expect(s.view.integrationContracts).toMatchObject([{ from: '2022-05-01', to: '2030-01-01' }]);
  });
});

describe('1.2 the move', () => {
  test('1.2 before 2022-03-14 no notice is given; the day of the command decides', () => {
    const before = withContract('2022-03-13');
    open(before, 'employed');
    move(before, '2022-03-13');
    expect(before.messages).toEqual([]);
    expect(before.view.jobcentre).toBe('202');
    before.at('2022-03-14');
    move(before, '2022-03-13', '303');
    expect(notices(before)).toEqual([notice('303', 71), notice('202', 72)]);
  });

  test('1.2 the move brings the citizen to the new jobcentre (A), which gives the commands from then on', () => {
    const s = withContract();
    move(s, '2022-03-14', 202);
    expect(s.view.jobcentre).toBe('202');
    expect(s.refuses(JOBCENTRE, 'open-contact-group', { contactGroup: 2 })).toBe('not-your-citizen (0)');
    s.does('jobcentre 202', 'open-contact-group', { contactGroup: 2 });
    expect(s.facts).toContainEqual({ type: 'moved', from: '101', to: '202', on: '2022-03-14' });
  });

  test('1.2 to the same jobcentre: refused, and nobody is told', () => {
    const s = withContract();
    expect(s.refuses('cpr', 'move', { toJobcentre: '101', on: '2022-03-14' })).toBe('already-at-jobcentre (1.2)');
    expect(s.messages).toEqual([]);
  });

  test('1.2 only CPR tells of a move, and of none that lies ahead', () => {
    const s = withContract();
    for (const who of [JOBCENTRE, 'citizen', 'a-kasse 5', 'benefit-system', 'operator'])
      expect(s.refuses(who, 'move', { toJobcentre: '202', on: '2022-03-14' })).toBe('forbidden-role (1.2)');
    expect(s.refuses('cpr', 'move', { toJobcentre: '202', on: '2022-03-15' })).toBe('date-in-future (1.2)');
  });
});
