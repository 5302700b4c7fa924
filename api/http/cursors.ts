import { seal, unseal } from '../../store/codec/seal.ts';

/** Cursors that say nothing: sealed, so that a page tells neither how many others there are nor what the engine calls its runs. */
export interface Cursors {
  sealed(cursor: string): string;
  /** Undefined: this is no cursor of ours, or one of another list. */
  opened(text: string): string | undefined;
}

/** @param about what the list is of: a cursor opens for that list only */
export const cursorsOf = (hash: (text: string) => string, about: unknown): Cursors => {
  const key = Buffer.from(hash('key of cursors'), 'hex');
  const bound = JSON.stringify(about);
  return {
    sealed: (cursor) => seal(key, bound, Buffer.from(cursor)).toString('base64url'),
    opened: (text) => {
      try {
        return unseal(key, bound, Buffer.from(text, 'base64url')).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
};
