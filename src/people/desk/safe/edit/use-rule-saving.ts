import { useState } from 'react';
import type { SafeRule } from '../../../shared.ts';
import { isClash, useSaver } from '../../person/use-saver.ts';

/** Sends a rule: `saved`, `failed` (the error is kept), or the version somebody else wrote meanwhile. */
export function useRuleSaving(person: string, field: string) {
  const save = useSaver(person);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async (base: number, rule: SafeRule): Promise<'saved' | 'failed' | number> => {
    setBusy(true);
    setError(null);
    try {
      const answer = await save(field, base, rule);
      return isClash(answer) ? answer.theirs.version : 'saved';
    } catch (failed) {
      setError(failed);
      return 'failed';
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, send };
}
