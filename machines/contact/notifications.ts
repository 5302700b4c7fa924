import { command, type MachineModule, report, set } from '../core/machine.ts';
import type { MachineEvent } from '../core/types.ts';
import { setup } from '../core/xstate.ts';

/** Whether the citizen is told by SMS and by e-mail. @da sms- og e-mailservice @source 1.1 f */
export interface NotificationsContext {
  readonly sms: boolean;
  readonly email: boolean;
}

declare module '../core/types.ts' {
  interface MachineContexts {
    notifications: NotificationsContext;
  }
}

type Wish = NotificationsContext;

const machine = setup({ types: { context: {} as NotificationsContext, events: {} as MachineEvent } }).createMachine({
  id: 'notifications',
  context: { sms: false, email: false },
  initial: 'known',
  states: {
    known: {
      on: {
        'subscribe-notifications': {
          actions: [
            set<NotificationsContext, Wish>(({ s }) => ({ sms: s.payload.sms, email: s.payload.email })),
            report<NotificationsContext, Wish>(({ s }) => ({
              type: 'notifications-subscribed',
              sms: s.payload.sms,
              email: s.payload.email,
            })),
          ],
        },
      },
    },
  },
});

export const notifications: MachineModule<'notifications'> = {
  id: 'notifications',
  title: { en: 'SMS and e-mail', da: 'Sms- og e-mailservice' },
  rule: '1.1',
  version: 1,
  cardinality: 'one',
  machine,
  hears: [],
  commands: [
    command({
      name: 'subscribe-notifications',
      rule: '1.1',
      roles: ['citizen'],
      on: 'one',
      rules: [],
      samples: () => [
        { sms: true, email: true },
        { sms: false, email: true },
      ],
    }),
  ],
  view: ([item]) => ({ notifications: { sms: item?.context.sms ?? false, email: item?.context.email ?? false } }),
};
