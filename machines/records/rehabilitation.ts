import { addDays, type LegalDate, later } from '../core/calendar.ts';
import { records } from '../core/record.ts';
import type { Fact, Situation } from '../core/types.ts';
import { allOf } from '../readings.ts';

/** A rehabilitation course. @da rehabiliteringsforløb @source 4.1, 7.2 */
export interface RehabilitationContext {
  readonly from: LegalDate;
  /** The last day included; null: open. */
  readonly to: LegalDate | null;
}

declare module '../core/types.ts' {
  interface PublishedFacts {
    'rehabilitation-registered': RehabilitationRegistered;
    'rehabilitation-updated': RehabilitationRegistered;
  }
  interface MachineContexts {
    rehabilitation: RehabilitationContext;
  }
}

/** A course is registered, or its end is another. */
export interface RehabilitationRegistered extends Fact {
  readonly type: 'rehabilitation-registered' | 'rehabilitation-updated';
  readonly rehabilitationId: string;
  readonly from: LegalDate;
  readonly to: LegalDate | null;
}

/** The new end does not lie before the course's own start. */
const endAfterStart = ({ item, payload }: Situation<{ readonly to: LegalDate | null }>): readonly [LegalDate, LegalDate] | undefined =>
  payload.to === null ? undefined : [(item as { readonly context: RehabilitationContext }).context.from, payload.to];

export const rehabilitation = records<'rehabilitation'>({
  id: 'rehabilitation',
  title: { en: 'Rehabilitation course', da: 'Rehabiliteringsforløb' },
  rule: '7.2',
  blank: { from: '', to: null },
  idAs: 'rehabilitationId',
  made: {
    'register-rehabilitation': {
      rule: '7.2',
      roles: ['jobcentre'],
      order: [['from', 'to']],
      notAhead: ['from'],
      rules: [],
      keeps: ({ payload }) => ({ from: payload.from, to: payload.to ?? null }),
      reports: 'rehabilitation-registered',
      samples: (_, today) => [
        { from: today },
        { from: addDays(today, -60), to: addDays(today, -30) },
        { from: addDays(today, -30), to: addDays(today, 30) },
      ],
    },
  },
  changed: {
    'update-rehabilitation': {
      rule: '7.2',
      roles: ['jobcentre'],
      order: [endAfterStart],
      rules: [],
      keeps: ({ payload }) => ({ to: payload.to }),
      reports: 'rehabilitation-updated',
      says: ({ from, to }) => ({ from, to }),
      samples: (state, today) =>
        allOf(state, 'rehabilitation').flatMap(({ id: rehabilitationId, context }) => [
          { rehabilitationId, to: later(today, context.from) },
          { rehabilitationId, to: context.from },
          { rehabilitationId, to: null },
        ]),
    },
  },
  view: (items) => ({ rehabilitation: items.map(({ id, context }) => ({ id, from: context.from, to: context.to })) }),
});
