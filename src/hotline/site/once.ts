import { now } from '#kernel/clock.ts';
import type { PostedForm } from '#kernel/http.ts';
import { keyring, lookupHash, toBase64 } from '#vault/index.ts';

/** So many forms are remembered; the oldest give way. */
const MOST = 20_000;

/** What a form says, as marks that tell nothing. `files` is empty where it brings none. */
export type Said = { text: string; files: string };

/** A form that has come: what it said, and until `until` what it led to. */
type Came<T> = { said: Said; until: number; result: Promise<T> | null };

/** Forms that have come, each by the id its page carries. In memory, each node for itself; a restart forgets it. */
export type Once<T> = {
  /**
   * What this form led to when it came first, done or still under way. `gone`: it came, but that is forgotten or it says
   * something else now; `new`: it never came, or nothing came of it.
   */
  find(id: string, said: Said): Promise<T> | 'gone' | 'new';
  /** Does what a form asks, and remembers it unless it fails. */
  run(id: string, said: Said, work: () => Promise<T>): Promise<T>;
};

/** A memory of forms that keeps what each led to for so long. */
export function makeOnce<T>(keptMs: number): Once<T> {
  const came = new Map<string, Came<T>>();
  return {
    find: (id, said) => {
      const first = came.get(id);
      if (!first) return 'new';
      return first.result && now().getTime() < first.until && isRepeated(first.said, said) ? first.result : 'gone';
    },
    run: (id, said, work) => {
      const result = work();
      const first: Came<T> = { said, until: now().getTime() + keptMs, result };
      came.delete(id);
      came.set(id, first);
      if (came.size > MOST) came.delete(came.keys().next().value ?? '');
      result.catch(() => came.get(id) === first && came.delete(id));
      // What it led to is not kept longer than that, whether or not somebody asks.
      setTimeout(() => (first.result = null), keptMs).unref();
      return result;
    },
  };
}

/** A browser that sends a form again after going back has lost its files, so a form without any is the same one. */
function isRepeated(first: Said, { text, files }: Said): boolean {
  return first.text === text && (files === '' || first.files === files);
}

/** The marks of what is written and of the files with it. */
export function saidIn(written: unknown, files: PostedForm['files']): Said {
  const mark = (value: unknown) => toBase64(lookupHash(keyring(), 'form', JSON.stringify(value)));
  return {
    text: mark(written),
    files: files.length > 0 ? mark(files.map(({ name, bytes }) => [name, bytes.length])) : '',
  };
}
