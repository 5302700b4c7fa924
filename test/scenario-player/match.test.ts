import { describe, expect, it } from 'vitest';
import type { Json } from '../../tools/scenario/json.ts';
import { differenceOf, matches } from '../../tools/scenario/match.ts';

describe('matching by part', () => {
  it.each<[string, Json, unknown, boolean]>([
    ['an object by its named keys', { id: 1 }, { id: 1, name: 'x' }, true],
    ['an object with another value', { id: 1 }, { id: 2 }, false],
    ['an object that names nothing, any object', {}, { id: 1 }, true],
    ['an object against null', {}, null, false],
    ['an object against a list', {}, [], false],
    ['nested objects', { a: { b: { c: 1 } } }, { a: { b: { c: 1, d: 2 } } }, true],
    ['null against null', { to: null }, { to: null }, true],
    ['null against absent', { to: null }, {}, true],
    ['null against a value', { to: null }, { to: '2022-03-14' }, false],
    ['null against false', { to: null }, { to: false }, false],
    ['null against the empty text', { to: null }, { to: '' }, false],
    ['* against a value', { id: '*' }, { id: 'x' }, true],
    ['* against false', { id: '*' }, { id: false }, true],
    ['* against zero', { id: '*' }, { id: 0 }, true],
    ['* against an object', { id: '*' }, { id: {} }, true],
    ['* against null', { id: '*' }, { id: null }, false],
    ['* against absent', { id: '*' }, {}, false],
    ['a number against its text', { type: 59 }, { type: '59' }, false],
    ['a text against its number', { jobcentre: '101' }, { jobcentre: 101 }, false],
    ['a date as text', { since: '2022-03-14' }, { since: '2022-03-14' }, true],
    ['a key that only the prototype has', { constructor: '*' }, {}, false],
    ['a list against an object', [], {}, false],
    ['a list against null', [], null, false],
    ['an empty list against any list', [], [1, 2], true],
    ['a list in another order', [1, 2], [2, 3, 1], true],
    ['a list with an item too many', [1, 1], [1, 2], false],
    ['a list with the same item twice', [1, 1], [1, 1], true],
    ['a list that needs the first item to give way', [{}, { code: 75 }], [{ code: 75 }, { code: 76 }], true],
    [
      'a list that needs a chain of items to give way',
      [{ a: 1 }, { b: 1 }, { a: 1, b: 1 }, { c: 1 }],
      [{ a: 1, b: 1 }, { b: 1, c: 1 }, { a: 1, c: 1 }, { c: 1 }],
      true,
    ],
    ['a list whose items all match something, but not each its own', [{ a: 1 }, { a: 1 }, { b: 1 }], [{ a: 1 }, { b: 1 }, { b: 1 }], false],
    ['a list of lists', [[1], [2]], [[2, 3], [1]], true],
    ['null in a list', [null], [1, null], true],
    ['null in a list without it', [null], [1], false],
    ['* in a list', ['*', '*'], [1, null], false],
  ])('%s', (_, expected, seen, held) => {
    expect(matches(expected, seen)).toBe(held);
  });

  it('names the path, what was expected and what was seen', () => {
    expect(differenceOf({ contactGroup: { id: 1, status: 'open' } }, { contactGroup: { id: 1, status: 'closed' } })).toEqual({
      path: 'contactGroup.status',
      expected: '"open"',
      seen: '"closed"',
      nearest: null,
    });
    expect(differenceOf({ pilot: { status: '*' } }, { pilot: {} })).toMatchObject({
      path: 'pilot.status',
      expected: 'anything but null or absent',
      seen: 'absent',
    });
    expect(differenceOf({ pilot: { status: 'ended' } }, { pilot: null })).toMatchObject({
      path: 'pilot',
      expected: '{ status: "ended" }',
      seen: 'null',
    });
  });

  it('of a list shows what was asked about, and the item that came nearest', () => {
    const seen = {
      absences: [
        { id: 'a', code: 71, status: 'ended' },
        { id: 'b', code: 75, status: 'active', name: 'long' },
      ],
    };
    expect(differenceOf({ absences: [{ code: 75, status: 'inactive' }] }, seen)).toEqual({
      path: 'absences',
      expected: 'an item { code: 75, status: "inactive" }',
      seen: '[ { code: 71, status: "ended" }, { code: 75, status: "active" } ]',
      nearest: 'absences[1].status is "active", not "inactive"',
    });
    expect(differenceOf({ absences: [{ code: 1 }] }, { absences: [] })).toMatchObject({
      expected: 'an item { code: 1 }',
      seen: '[]',
      nearest: null,
    });
    expect(differenceOf([{ code: 75 }, { code: 75 }], [{ code: 75 }])?.expected).toBe(
      'an item { code: 75 } beside those that the other named items match',
    );
  });
});
