import { randomBytes } from 'node:crypto';
import type { Ports } from './index.ts';

/** Schools that the local stand-in of STIL's register knows. They are made up; the numbers are in no register. */
const institutions = [{ number: '999001', name: 'Eksempel Gymnasium', cvr: '99999901', pNumber: '9999999001' }] as const;

/** Local stand-ins: what they are sent is seen by `GET /messages` and in the timeline. Jobnet's profiles live as long as the process. */
export const standIns = (): Ports => {
  const profiles = new Map<string, string>();
  return {
    gateway: { send: async () => {} },
    jobnet: {
      profile: async (citizenId, id) => {
        const by = profiles.get(citizenId) ?? id;
        profiles.set(citizenId, by);
        return { created: by === id };
      },
      createCredentials: async () => ({
        username: `bruger-${randomBytes(4).toString('hex')}`,
        password: randomBytes(12).toString('base64url'),
      }),
    },
    udb: { subscription: async () => {} },
    institutions: { find: async (number) => institutions.find((i) => i.number === number) },
    profileTool: { statistics: async () => ({ riskOfLongTermUnemployment: 'medium', model: 'stand-in' }) },
  };
};
