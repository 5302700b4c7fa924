import { oneRecord } from '../core/record.ts';

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

export const notifications = oneRecord<'notifications'>({
  id: 'notifications',
  title: { en: 'SMS and e-mail', da: 'Sms- og e-mailservice' },
  rule: '1.1',
  blank: { sms: false, email: false },
  written: {
    'subscribe-notifications': {
      rule: '1.1',
      roles: ['citizen'],
      rules: [],
      keeps: ({ payload: { sms, email } }) => ({ sms, email }),
      reports: 'notifications-subscribed',
      samples: () => [
        { sms: true, email: true },
        { sms: false, email: true },
      ],
    },
  },
  view: ([item]) => ({ notifications: { sms: item?.context.sms ?? false, email: item?.context.email ?? false } }),
});
