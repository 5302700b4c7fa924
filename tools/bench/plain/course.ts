/**
 * The same twenty commands as a good engineer would write them by hand for this one course: one reducer, the same verdicts, the same date to
 * wait for. It knows nothing of the other 70 commands, of the law's dates, of who may do what beyond these callers.
 */
/** The plain worker's task queue. */
export const PLAIN_QUEUE = 'plain';

export interface PlainState {
  readonly memberFrom: string | null;
  readonly group: number;
  readonly groupBefore: number;
  readonly benefitSince: string | null;
  readonly contactCourse: 'none' | 'active' | 'inactive';
  readonly absences: readonly { readonly code: number; readonly from: string; readonly to: string | null }[];
  readonly appointment: { readonly at: string; readonly status: 'sent' | 'cancelled' } | null;
  readonly meetings: readonly { readonly type: number; readonly date: string; readonly by: string }[];
  readonly sickSince: string | null;
  readonly hoursUsed: number;
  readonly jobsPerWeek: number | null;
}

export interface PlainCommand {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly org: string | null;
  readonly payload: Readonly<Record<string, string | number | null | undefined>>;
}

export type Reduced = { readonly ok: true; readonly state: PlainState } | { readonly ok: false; readonly code: string };

export const plainStart = (): PlainState => ({
  memberFrom: null,
  group: 0,
  groupBefore: 0,
  benefitSince: null,
  contactCourse: 'none',
  absences: [],
  appointment: null,
  meetings: [],
  sickSince: null,
  hoursUsed: 0,
  jobsPerWeek: null,
});

const AT_A_KASSE = [7, 17];
const AT_JOBCENTRE = [4, 7];

const no = (code: string): Reduced => ({ ok: false, code });

const isText = (value: unknown): value is string => typeof value === 'string';

/** (state, command) → the next state, or the code of the refusal. Pure. */
export const reduce = (state: PlainState, { name, role, payload }: PlainCommand): Reduced => {
  const yes = (patch: Partial<PlainState>): Reduced => ({ ok: true, state: { ...state, ...patch } });
  const { from, to, date, at } = payload;
  switch (name) {
    case 'join-a-kasse':
      if (role !== 'a-kasse') return no('forbidden-role');
      return state.memberFrom === null && isText(from) ? yes({ memberFrom: from }) : no('already-member');
    case 'open-contact-group':
      if (role !== 'jobcentre') return no('forbidden-role');
      return state.group === payload.contactGroup ? no('4644') : yes({ group: Number(payload.contactGroup) });
    case 'start-benefit-period':
      if (role !== 'a-kasse') return no('forbidden-role');
      if (state.memberFrom === null) return no('not-member');
      return isText(payload.firstDay) ? yes({ benefitSince: payload.firstDay }) : no('no-date');
    case 'register-absence': {
      if (!isText(from)) return no('no-date');
      const absences = [...state.absences, { code: Number(payload.code), from, to: isText(to) ? to : null }];
      if (payload.code !== 75) return role === 'jobcentre' ? yes({ absences }) : no('forbidden-role');
      if (state.group !== 1) return no('absence-not-allowed');
      return role === 'a-kasse' ? yes({ absences, contactCourse: 'active' }) : no('forbidden-role');
    }
    case 'register-held-meeting': {
      if (!isText(date)) return no('no-date');
      const type = Number(payload.meetingType);
      if (!(role === 'a-kasse' ? AT_A_KASSE : AT_JOBCENTRE).includes(type)) return no('meeting-type-not-allowed');
      return yes({ meetings: [...state.meetings, { type, date, by: role }] });
    }
    case 'summon':
      if (state.contactCourse === 'active') return no('contact-course-at-a-kasse');
      return isText(at) ? yes({ appointment: { at, status: 'sent' } }) : no('no-date');
    case 'create-deadline':
      return state.contactCourse === 'active' ? no('contact-course-at-a-kasse') : yes({});
    case 'report-sick':
      if (role !== 'benefit-system') return no('forbidden-role');
      if (state.sickSince !== null || !isText(payload.firstSickDay)) return no('already-sick');
      return yes({
        sickSince: payload.firstSickDay,
        group: 25,
        groupBefore: state.group,
        contactCourse: state.contactCourse === 'active' ? 'inactive' : state.contactCourse,
      });
    case 'report-recovered':
      if (state.sickSince === null) return no('not-sick');
      return yes({
        sickSince: null,
        group: state.groupBefore,
        contactCourse: state.contactCourse === 'inactive' ? 'active' : state.contactCourse,
        appointment: state.appointment && { ...state.appointment, status: 'cancelled' },
      });
    case 'report-benefit-hours':
      return role === 'a-kasse' ? yes({ hoursUsed: Number(payload.hoursUsed) }) : no('forbidden-role');
    case 'register-job-search-requirement':
      return role === 'jobcentre' ? yes({ jobsPerWeek: Number(payload.perWeek) }) : no('forbidden-role');
    default:
      return no('unknown-command');
  }
};

/** The next date: the day of a summons, or the end of an absence (epoch milliseconds, UTC midnight). */
export const nextDate = ({ appointment, absences }: PlainState): number | undefined => {
  const days = [appointment?.status === 'sent' ? appointment.at.slice(0, 10) : null, ...absences.map((a) => a.to)];
  const times = days.filter(isText).map((day) => Date.parse(`${day}T00:00:00Z`));
  return times.length === 0 ? undefined : Math.min(...times);
};

/** What the date brings: the summons is over, the absence ends. */
export const pass = (state: PlainState, now: number): PlainState => {
  const past = (day: string): boolean => Date.parse(`${day.slice(0, 10)}T00:00:00Z`) <= now;
  return {
    ...state,
    appointment: state.appointment && past(state.appointment.at) ? null : state.appointment,
    absences: state.absences.filter((a) => a.to === null || !past(a.to)),
  };
};
