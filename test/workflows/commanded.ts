import { createHmac } from 'node:crypto';
import type { CommandSchema } from '../../machines/core/command-schema.ts';
import type { Caller, Role } from '../../machines/core/types.ts';
import { commandSchemas } from '../../machines/shapes.ts';
import type { CommandInput } from '../../workflows/contract.ts';

/** A command as the API would hand it to the citizen's workflow; `who` is `jobcentre 101`, `batch`, `citizen`. */
export const commanded = (
  citizenId: string,
  who: string,
  name: keyof typeof commandSchemas,
  body: Readonly<Record<string, unknown>>,
  id: string,
): CommandInput => {
  const schema = commandSchemas[name] as CommandSchema;
  const hash = (text: string): string => createHmac('sha256', 'test').update(text).digest('hex');
  const [role = '', org] = who.split(' ');
  const caller: Caller = { role: role as Role, org: role === 'citizen' ? citizenId : (org ?? null) };
  return { id, name, payload: schema.facts(schema.body.parse(body), hash), caller };
};
