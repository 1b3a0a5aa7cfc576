import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, offerUndo, useWords } from '#desk/parts.ts';
import type { ReaderAnswer } from '../../shared.ts';
import { useMyself } from '../use-myself.ts';
import { grantsPlace, readersKey, type RecordBase } from './queries.ts';
import { useReaderWords } from './use-reader-words.ts';

/** Takes a share back, and offers to undo that; one's own cannot be given back by oneself. */
export function useTaking(of: RecordBase, id: string) {
  const { t } = useWords();
  const queries = useQueryClient();
  const { nameOf, teamName } = useReaderWords();
  const me = useMyself()?.id;
  const [error, setError] = useState<unknown>(null);
  const place = grantsPlace(of, id);
  const afresh = () => queries.invalidateQueries({ queryKey: readersKey(id) });
  const trying = async (act: () => Promise<unknown>) => {
    setError(null);
    try {
      await act();
    } catch (failed) {
      setError(failed);
    }
    await afresh();
  };
  const giveBack = ({ principal, reason, until }: ReaderAnswer) =>
    call('POST', place, { principal, reason: reason ?? t('staff.readers.again'), until }).finally(afresh);
  const take = (reader: ReaderAnswer) =>
    trying(async () => {
      await call('DELETE', `${place}/${reader.principal}`);
      const who = reader.team ? teamName(reader.team) : nameOf(reader.principal);
      const text = t('staff.readers.taken', { who });
      if (reader.principal !== me) offerUndo({ text, undo: () => giveBack(reader) });
    });
  return { take, error };
}
