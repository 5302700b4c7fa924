/**
 * The outward systems as ports. Each has an HTTP adapter, used when its URL is configured, and a local stand-in that keeps what it was sent.
 * Every call carries an id; the other side does what it is asked once for each id.
 */

/** Gateway for SMS and e-mail. @da sms- og e-mailservice */
export interface Gateway {
  send(message: {
    readonly id: string;
    readonly citizenId: string;
    readonly channel: 'sms' | 'email';
    readonly type: string;
    readonly data: Readonly<Record<string, unknown>>;
  }): Promise<void>;
}

/** Jobnet. @source 1.5 */
export interface Jobnet {
  /** Asks for a profile; `created` is false when the citizen had one. */
  profile(citizenId: string, id: string): Promise<{ readonly created: boolean }>;
  /** Jobnet.PersonAdminService.CreateCredentials: answered once, kept nowhere. */
  createCredentials(citizenId: string, id: string): Promise<{ readonly username: string; readonly password: string }>;
}

/** The youth database. @da Ungedatabasen @source 3.5 */
export interface Udb {
  subscription(change: {
    readonly id: string;
    readonly citizenId: string;
    readonly action: 'open' | 'close';
    readonly reason: number | null;
  }): Promise<void>;
}

/** STIL's register of institutions. @source 3.4 */
export interface Institutions {
  find(
    number: string,
  ): Promise<{ readonly number: string; readonly name: string; readonly cvr: string; readonly pNumber: string } | undefined>;
}

/** The profile tool: risk of long-term unemployment. @da profilafklaringsværktøj @source 1.3 */
export interface ProfileTool {
  statistics(citizenId: string, id: string): Promise<Readonly<Record<string, unknown>>>;
}

export interface Ports {
  readonly gateway: Gateway;
  readonly jobnet: Jobnet;
  readonly udb: Udb;
  readonly institutions: Institutions;
  readonly profileTool: ProfileTool;
}
