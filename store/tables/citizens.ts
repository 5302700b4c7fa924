import { keyOfCitizen, makeCitizenKey } from '../codec/payload-codec.ts';
import { type Database, instant } from '../database.ts';
import type { KeyVault } from '../keys/key-vault.ts';
import { StoreUnavailable } from '../unavailable.ts';
import { ownIn, type recordsOf } from './records.ts';

export interface NewCitizen {
  readonly citizenId: string;
  /** Ten digits; with a hyphen it is the same number. */
  readonly cpr: string;
  readonly name: string;
  readonly address: string | null;
  readonly administrativeCpr: boolean;
  readonly birthDate: string;
  readonly jobcentre: string;
  readonly createdAt: string;
}

export interface Citizen {
  readonly citizenId: string;
  readonly birthDate: string;
  /** As it was when the citizen was created. */
  readonly jobcentre: string;
  readonly administrativeCpr: boolean;
  readonly createdAt: string;
  /** The citizen's workflow has begun: where it is not there it is missing. */
  readonly begun: boolean;
}

export interface Person {
  readonly cpr: string;
  readonly name: string;
  readonly address: string | null;
}

const personRecord = (citizenId: string): string => `person-${citizenId}`;

export function citizensOf(db: Database, vault: KeyVault, records: ReturnType<typeof recordsOf>) {
  const hashOf = (cpr: string): string => vault.hmac(`cpr ${cpr.replace('-', '')}`);
  const holderOf = async (hash: string): Promise<string | undefined> =>
    (await db.query<{ citizen_id: string }>('SELECT citizen_id FROM citizens WHERE cpr_hash = $1', [hash]))[0]?.citizen_id;

  return {
    async findCitizen(cpr: string): Promise<string | undefined> {
      return holderOf(hashOf(cpr));
    },

    async createCitizen(c: NewCitizen): Promise<{ created: true } | { created: false; citizenId: string }> {
      const cpr = c.cpr.replace('-', '');
      const hash = hashOf(cpr);
      const recordId = personRecord(c.citizenId);
      const commandId = `create ${c.citizenId}`;
      const answer = (holder: string): { created: true } | { created: false; citizenId: string } =>
        holder === c.citizenId ? { created: true } : { created: false, citizenId: holder };

      const before = await holderOf(hash);
      if (before !== undefined) return answer(before);
      // before the row is there: from then on a key that is missing is lost, and none is made in its place
      await makeCitizenKey(vault, c.citizenId);
      const person: Person = { cpr, name: c.name, address: c.address };
      await records.putRecord({ recordId, citizenId: c.citizenId, commandId, kind: 'citizen', content: person, createdAt: c.createdAt });
      const made = await db.transaction(async (query) => {
        const rows = await query(
          `INSERT INTO citizens (citizen_id, cpr_hash, birth_date, jobcentre, administrative_cpr, created_at) VALUES ($1, $2, $3, $4, $5, $6)
           ON CONFLICT (cpr_hash) DO NOTHING RETURNING citizen_id`,
          [c.citizenId, hash, c.birthDate, c.jobcentre, c.administrativeCpr, c.createdAt],
        );
        if (rows.length === 0) return false;
        if ((await ownIn(query, [recordId])).length > 0) throw new StoreUnavailable('the record of the person was removed meanwhile');
        return true;
      });
      if (made) return { created: true };
      const holder = await holderOf(hash);
      if (holder === undefined) throw new StoreUnavailable('the citizen was being created elsewhere');
      if (holder !== c.citizenId) {
        await records.discardUnowned(commandId);
        await vault.destroy(keyOfCitizen(c.citizenId));
      }
      return answer(holder);
    },

    async citizen(citizenId: string): Promise<Citizen | undefined> {
      const [row] = await db.query(
        'SELECT citizen_id, birth_date::text AS birth_date, jobcentre, administrative_cpr, created_at, begun FROM citizens WHERE citizen_id = $1',
        [citizenId],
      );
      return (
        row && {
          citizenId: String(row.citizen_id),
          birthDate: String(row.birth_date),
          jobcentre: String(row.jobcentre),
          administrativeCpr: row.administrative_cpr === true,
          createdAt: instant(row.created_at),
          begun: row.begun === true,
        }
      );
    },

    async noteBegun(citizenId: string): Promise<void> {
      await db.query('UPDATE citizens SET begun = true WHERE citizen_id = $1 AND NOT begun', [citizenId]);
    },

    async person(citizenId: string): Promise<Person | undefined> {
      return (await records.readRecord(personRecord(citizenId))) as Person | undefined;
    },

    async citizenIds(after = '', limit = 1000): Promise<string[]> {
      const rows = await db.query<{ citizen_id: string }>(
        'SELECT citizen_id FROM citizens WHERE citizen_id COLLATE "C" > $1 ORDER BY citizen_id COLLATE "C" LIMIT $2::integer',
        [after, limit],
      );
      return rows.map((row) => row.citizen_id);
    },
  };
}
