export const rejected = (code: string, status = 422) => ({
  status,
  body: { type: 'about:blank', title: 'No', status, code, rule: '1.1', detail: 'The rule says no.' },
});
export const result = (values: Record<string, string | number>) => ({
  status: 200,
  body: { outcome: 'accepted', result: values, timeline: [] },
});
export const two = (steps: string): string =>
  `start: 2022-03-14\ncitizens:\n  anna: { cpr: "1", name: Anna, jobcentre: "101" }\n  bo: { cpr: "2", name: Bo, jobcentre: "202", address: { street: Vej 1 } }\nsteps:\n${steps}\n`;
