/** What the API answers, as far as the page uses it. */

export interface Session {
  readonly signedIn: { readonly role: string; readonly org: string | null; readonly who: string; readonly until: number } | null;
  readonly ways: readonly ('local' | 'issuer')[];
  readonly temporalUi: { readonly url: string; readonly namespace: string } | null;
  readonly timeMachine: boolean;
}

type Day = string;

export interface View {
  readonly citizenId: string;
  readonly today: Day;
  readonly jobcentre: string | null;
  readonly contactGroup: {
    readonly id: number | null;
    readonly key: string | null;
    readonly name: string | null;
    readonly since: Day;
    readonly category: string | null;
    readonly status: 'open' | 'closed';
  } | null;
  readonly registration: { readonly status: 'registered' | 'not-registered'; readonly since: Day | null };
  readonly membership: { readonly aKasse: string; readonly since: Day } | null;
  readonly benefitPeriod: { readonly firstDay: Day; readonly hoursUsed: number } | null;
  readonly absences: readonly {
    readonly id: string;
    readonly code: number;
    readonly name: string | null;
    readonly from: Day;
    readonly to: Day | null;
    readonly status: string;
    readonly endReason: string | null;
  }[];
  readonly appointments: readonly {
    readonly id: string;
    readonly kind: string;
    readonly meetingType: number;
    readonly at?: string;
    readonly deadline?: Day;
    readonly status: string;
    readonly reason?: string | null;
  }[];
  readonly meetings: readonly { readonly id: string; readonly type: number; readonly date: Day; readonly by: string }[];
  readonly plan: {
    readonly type: string;
    readonly status: string;
    readonly step: number | null;
    readonly supportNeeds: boolean;
    readonly jobGoal?: { readonly freeText?: string; readonly escoStarTitle?: string } | null;
    readonly description?: string | null;
  } | null;
  readonly pilot: {
    readonly status: string;
    readonly from: Day;
    readonly to: Day | null;
    readonly offer: string | null;
    readonly reason?: string;
  } | null;
  readonly educationSubscription: { readonly status: string; readonly reason: number | null; readonly since: Day } | null;
  readonly sickLeaves: readonly {
    readonly id: string;
    readonly firstSickDay: Day;
    readonly status: string;
    readonly recoveredOn: Day | null;
    readonly reregistered: boolean | null;
  }[];
  readonly activities: readonly {
    readonly id: string;
    readonly list: string;
    readonly code: number;
    readonly name: string | null;
    readonly from: Day;
    readonly to: Day | null;
  }[];
  readonly contactPersons: readonly {
    readonly id: string;
    readonly type: number | null;
    readonly typeName: string | null;
    readonly name: string | null;
    readonly email: string | null;
    readonly phone: string | null;
    readonly from: Day | null;
    readonly to: Day | null;
    readonly cvr: string | null;
    readonly pNumber: string | null;
    readonly deleteOn: Day | null;
  }[];
  readonly preparationForms: readonly {
    readonly id: string;
    readonly status: string;
    readonly startedOn: Day;
    readonly submittedOn: Day | null;
    readonly deleteOn: Day | null;
  }[];
  readonly documents: readonly { readonly id: string; readonly kind: string; readonly createdOn: Day }[];
  readonly rehabilitation: readonly { readonly id: string; readonly from: Day; readonly to: Day | null }[];
  readonly jobSearchRequirement: { readonly perWeek: number; readonly since?: Day } | null;
  readonly notifications: { readonly sms: boolean; readonly email: boolean };
  readonly availability: {
    readonly quarantine: { readonly from: Day; readonly until: Day; readonly status: string } | null;
    readonly nuphs: readonly { readonly id: string; readonly incident: string | null; readonly on: Day; readonly status: string }[];
    readonly assessments: readonly { readonly id: string; readonly code: number; readonly incidentDate: Day }[];
    readonly documentationDeadline: Day | null;
  };
  readonly integrationContracts: readonly { readonly id: string; readonly from: Day; readonly to: Day | null }[];
  readonly cv: { readonly approvedOn: Day | null };
}

export interface Fact {
  readonly type: string;
  readonly rule?: string;
  readonly [detail: string]: unknown;
}

export interface Entry {
  readonly seq: number;
  readonly recordedAt: string;
  readonly effectiveOn: Day;
  readonly by: string;
  readonly command: string;
  readonly rule: string;
  readonly what: readonly Fact[];
}

export interface Message {
  readonly id: string;
  readonly at: string;
  readonly to: string;
  readonly channel: string;
  readonly type: string | number | null;
  readonly text?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Allowed {
  readonly command: string;
  readonly allowed: boolean;
  readonly rule: string;
  readonly code?: string;
  readonly detail?: string;
}

export interface Step {
  readonly seq: number;
  readonly on: Day;
  readonly recordedAt: string;
  readonly by: string;
  readonly command: string;
  readonly rule: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

export interface DrawnItem {
  readonly machine: string;
  readonly item: string;
  readonly present: readonly string[];
  readonly path: readonly Step[];
}

export interface Next {
  readonly machine: string;
  readonly item: string | null;
  readonly event: string;
  readonly to: readonly string[];
  readonly how: 'open' | 'closed' | 'dated';
  readonly by: readonly string[];
  readonly on?: Day;
  readonly rule: string;
  readonly code?: string;
  readonly detail?: string;
}

export interface Deadline {
  readonly id: string;
  readonly machine: string;
  readonly item: string;
  readonly event: string;
  readonly on: Day;
  readonly rule: string;
}

export interface Course {
  readonly id: string;
  readonly type: string;
  readonly rule: string;
  readonly ended: boolean;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface Picture {
  readonly items: readonly DrawnItem[];
  readonly next: readonly Next[];
  readonly deadlines: readonly Deadline[];
  readonly courses: readonly Course[];
}

export interface ChartState {
  readonly id: string;
  readonly parent: string | null;
  readonly kind: 'atomic' | 'compound' | 'parallel' | 'final';
  readonly initial: boolean;
  readonly name?: { readonly da: string; readonly en: string };
}

export interface ChartArrow {
  readonly from: string | null;
  readonly event: string;
  readonly to: readonly string[];
  readonly rules: readonly string[];
}

export interface Chart {
  readonly machine: string;
  readonly title: { readonly da: string; readonly en: string };
  readonly rule: string;
  readonly cardinality: 'one' | 'many';
  readonly states: readonly ChartState[];
  readonly arrows: readonly ChartArrow[];
}

export interface Found {
  readonly citizenId: string;
  readonly contactGroup: string | null;
  readonly jobcentre: string | null;
  readonly aKasse: string | null;
  readonly absences: readonly string[];
  readonly nextDeadline: string | null;
  readonly nextDeadlineRule: string | null;
  readonly overdue: boolean;
}

export interface CodeEntry {
  readonly id: number | null;
  readonly key?: string;
  readonly name: string | null;
  readonly description: string | null;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
}

export interface Accepted {
  readonly outcome: 'accepted';
  readonly result?: Readonly<Record<string, unknown>>;
  readonly timeline: readonly Entry[];
  /** With a what-if: what would be sent, and which dates would come, go or move. */
  readonly messages?: readonly Omit<Message, 'id' | 'at'>[];
  readonly dates?: readonly {
    readonly machine: string;
    readonly event: string;
    readonly rule: string;
    readonly from: Day | null;
    readonly to: Day | null;
  }[];
}
