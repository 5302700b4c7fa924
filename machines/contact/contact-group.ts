import { categoryAllowed } from '../code-lists/category-by-group.ts';
import { contactGroups } from '../code-lists/contact-groups.ts';
import { birthday } from '../core/calendar.ts';
import { command, type MachineModule } from '../core/machine.ts';
import { openPeriod } from '../core/periods.ts';
import { rule } from '../core/rule.ts';
import { groupNow } from '../readings.ts';
import { groupChart, openGroupOf, type Taken } from './group-chart.ts';
import { GROUP_AT_30 } from './group-states.ts';
import * as r0 from './rules/0-register.ts';
import { openGroupInWords } from './rules/words.ts';

export const categoryAllowedNow = rule<{ readonly category: number | string }>({
  id: '0',
  code: 'category-not-allowed',
  en: 'the contact group allows the category',
  da: 'Kategorien kan bruges i kontaktgruppen',
  wrong: ({ before }) => {
    const open = openGroupInWords(before);
    return {
      en: `The citizen is in ${open?.en}, which does not allow the category`,
      da: `Borgeren er i ${open?.da}, hvor kategorien ikke kan bruges`,
    };
  },
  holds: ({ before, payload }) => {
    const group = groupNow(before);
    const category = r0.categoryNamed(payload.category);
    return group !== null && category !== undefined && categoryAllowed(group, category);
  },
});

const open = [r0.knownGroup, r0.noGroupOpen, r0.notASickGroup, r0.under30ForEducationGroups];
const move = [r0.knownGroup, r0.groupOpen, r0.notASickGroup, r0.anotherGroup, r0.under30ForEducationGroups];
const assess = [r0.categoryKnown, r0.groupOpen, categoryAllowedNow];

export type { GroupChanged, GroupCorrected } from './group-chart.ts';

/** Every group, and one that there is not. */
const samplesOfGroups = (): readonly { contactGroup: number | string }[] =>
  [...contactGroups.entries.map(({ id, key }) => id ?? key ?? ''), 99].map((contactGroup) => ({ contactGroup }));

export const contactGroup: MachineModule<'contact-group', Taken> = {
  id: 'contact-group',
  title: { en: 'Contact group and contact course', da: 'Kontaktgruppe og kontaktforløb' },
  rule: '0',
  version: 1,
  cardinality: 'one',
  machine: groupChart,
  subscribesTo: ['absence-registered', 'absence-ended', 'sick-reported', 'sick-leave-recovered'],
  words: {
    'open-contact-group': 'kontaktgruppen åbnes',
    'change-contact-group': 'kontaktgruppen skiftes',
    'close-contact-group': 'kontaktgruppen lukkes',
    'assess-category': 'visitation til kategori',
    'sick-reported': 'sygemelding',
    'sick-leave-recovered': 'raskmelding',
    'thirtieth-birthday': '30-årsfødselsdag',
    'absence-registered': 'fravær registreres',
    'absence-ended': 'fravær ophører',
    'group-moved': 'kontaktgruppen er skiftet',
    'group-corrected': 'kontaktgruppen er berigtiget',
    '1.8 in group 1 on the first sick day, and moved since': '1.8 i gruppe 1 på første sygedag, og flyttet siden',
    '1.8 in another group on the first sick day, and moved since': '1.8 i en anden gruppe på første sygedag, og flyttet siden',
    '1.8 in group 24 or 25 on the first well day, and moved since': '1.8 i gruppe 24 eller 25 på første raske dag, og flyttet siden',
    '1.1 a it rests by the groups that are now known': '1.1 a det er inaktivt efter de grupper, man nu kender',
    '1.1 a it is active by the groups that are now known': '1.1 a det er aktivt efter de grupper, man nu kender',
    '0 into this group': 'til den valgte gruppe',
    '1.1 a absence 75 is registered, and its last day has not passed': '1.1 a fravær 75, som ikke er slut',
    '1.1 d registered in 13, 24 or 25, it rests at once': '1.1 d registreret i gruppe 13, 24 eller 25',
    '1.1 a the group is 1': '1.1 a nu er den 1',
    '1.1 a the group is 13, 24 or 25': '1.1 a nu er den 13, 24 eller 25',
    '1.1 the absence 75 has ended': '1.1 det er fravær 75',
  },
  commands: [
    command({ name: 'open-contact-group', rule: '0', roles: ['jobcentre'], on: 'one', rules: open, samples: samplesOfGroups }),
    command({ name: 'change-contact-group', rule: '0', roles: ['jobcentre'], on: 'one', rules: move, samples: samplesOfGroups }),
    command({ name: 'close-contact-group', rule: '0', roles: ['jobcentre'], on: 'one', rules: [r0.groupOpen], samples: () => [{}] }),
    command({
      name: 'assess-category',
      rule: '0',
      roles: ['jobcentre'],
      on: 'one',
      rules: assess,
      samples: () =>
        ['job-ready', 'activity-ready', 'not-assessed', 'education-ready', 'obviously-education-ready', 'unheard-of'].map((category) => ({
          category,
        })),
    }),
  ],
  deadlines: [
    {
      event: 'thirtieth-birthday',
      rule: '3.1',
      en: 'the thirtieth birthday, in group 12 or 28',
      da: '30-årsfødselsdagen, i kontaktgruppe 12 eller 28',
      on: (item, state) => ((openGroupOf(item.context.periods) ?? '') in GROUP_AT_30 ? birthday(state.birthDate, 30) : null),
    },
  ],
  view: ([item]) => {
    const last = item?.context.periods.at(-1);
    if (!item || !last) return { contactGroup: null };
    const entry = contactGroups.entries.find((e) => e.id === last.value || e.key === last.value);
    return {
      contactGroup: {
        id: entry?.id ?? null,
        key: entry?.key ?? null,
        name: entry?.name ?? null,
        since: last.from,
        category: openPeriod(item.context.categories)?.value ?? null,
        status: last.until === null ? 'open' : 'closed',
      },
    };
  },
};
