/**
 * A jobcentre's first calls, by the typed client: API_URL (else http://127.0.0.1:8080) and TOKEN in the environment, then
 * `TOKEN=$(npm run -s token -- --role jobcentre --org 101) npx tsx examples/first-calls.ts 0101909996`.
 */
import { openRegister } from '../client/client.ts';

const { API_URL: url = 'http://127.0.0.1:8080', TOKEN: token = '' } = process.env;
const register = openRegister({ url, token });

const created = await register.POST('/citizens', { body: { cpr: process.argv[2] ?? '', name: 'Anna Andersen', jobcentre: '101' } });
if (!created.data) throw new Error(`${created.error.code}: ${created.error.detail}`);
const params = { path: { citizenId: created.data.citizenId } };

for (const contactGroup of [1, 2]) {
  // a citizen has one contact group at a time: the second is refused, with the rule that says so
  const { data, error } = await register.POST('/citizens/{citizenId}/open-contact-group', { params, body: { contactGroup } });
  console.log(data ? `group ${contactGroup}: ${data.timeline.length} entry` : `group ${contactGroup}: ${error.code}, rule ${error.rule}`);
}
const { data: citizen } = await register.GET('/citizens/{citizenId}', { params });
console.log(`now: group ${citizen?.contactGroup?.id} since ${citizen?.contactGroup?.since}`);
