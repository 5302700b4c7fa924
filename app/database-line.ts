import { PlainError } from '../scripts/steps.mjs';
import { StoreSettingError, StoreUnavailable } from '../store/store.ts';

/** What PostgreSQL's refusals mean to the person who starts the program. */
const NO_SUCH_DATABASE = '3D000';
const NOT_LET_IN = ['28P01', '28000'];
const NO_RIGHT = '42501';
const SCHEMA_NEEDED = /permission denied for database/;

/** The address as it may be shown: without the password. */
const shown = (url: string): { readonly user: string; readonly where: string; readonly name: string } => {
  const { username, host, pathname } = new URL(url);
  return { user: decodeURIComponent(username) || 'nobody', where: host, name: decodeURIComponent(pathname.slice(1)) };
};

/**
 * What a database answered while it was opened, as one line that names the setting, what is missing and who can give it. Other errors, the
 * program's own, stay as they are.
 */
export const databaseLine = (error: unknown, setting: string, url: string | undefined): unknown => {
  if (error instanceof StoreSettingError) return new PlainError(error.message);
  if (!(error instanceof Error) || url === undefined || !URL.canParse(url)) return error;
  const { user, where, name } = shown(url);
  if (error instanceof StoreUnavailable)
    return new PlainError(`${setting}: ${error.message} (${where}): is the address right, and is the server up?`);
  const code = 'code' in error ? String(error.code) : '';
  if (code === NO_SUCH_DATABASE)
    return new PlainError(
      `${setting}: there is no database ${name} at ${where}. A superuser makes it: CREATE DATABASE "${name}" OWNER "${user}"`,
    );
  if (NOT_LET_IN.includes(code))
    return new PlainError(`${setting}: PostgreSQL at ${where} does not let the user ${user} in (${error.message}): is the password right?`);
  if (code === NO_RIGHT) {
    const grant = SCHEMA_NEEDED.test(error.message)
      ? `GRANT CREATE ON DATABASE "${name}" TO "${user}"`
      : `ALTER DATABASE "${name}" OWNER TO "${user}", or in it GRANT CREATE ON SCHEMA public TO "${user}"`;
    return new PlainError(
      `${setting}: the user ${user} may not make the schema and tables in ${name} at ${where} (${error.message}). Its owner gives the right: ${grant}`,
    );
  }
  return error;
};
