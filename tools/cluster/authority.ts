import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findOnPath, MissingTool } from '../../scripts/steps.mjs';

/** Who proves by a certificate of the local authority who it is. */
const PARTS = ['postgres', 'temporal', 'register', 'api', 'proxy', 'issuer'] as const;
export type Part = (typeof PARTS)[number];

/** Certificates of an authority that is made for this cluster and goes with it: `<part>.pem`, `<part>.key`, `ca.pem`. */
export const makeAuthority = (folder: string): void => {
  const openssl = findOnPath('openssl');
  if (!openssl) throw new MissingTool('openssl', 'apt-get install openssl');
  const run = (...args: string[]): void => void execFileSync(openssl, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const key = (name: string): void => {
    run('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}.key`);
    chmodSync(join(folder, `${name}.key`), 0o600);
  };
  key('ca');
  run('req', '-x509', '-new', '-key', 'ca.key', '-subj', '/CN=Local authority of the cluster', '-days', '30', '-out', 'ca.pem');
  writeFileSync(join(folder, 'names.cnf'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth,clientAuth\n');
  for (const part of PARTS) {
    key(part);
    run('req', '-new', '-key', `${part}.key`, '-subj', `/CN=${part}`, '-out', `${part}.csr`);
    const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '30', '-extfile', 'names.cnf'];
    run('x509', '-req', '-in', `${part}.csr`, ...signed, '-out', `${part}.pem`);
  }
  const both = ['proxy.pem', 'proxy.key'].map((name) => readFileSync(join(folder, name), 'utf8')).join('');
  writeFileSync(join(folder, 'proxy-both.pem'), both, { mode: 0o600 });
};
