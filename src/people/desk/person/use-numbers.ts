import { useState } from 'react';
import { offerUndo, useWords } from '#desk/parts.ts';
import { newId } from '#kernel/ids.ts';
import type { MaskedNumber, PersonChange } from '../../shared.ts';
import type { NumberDraft } from './number-form.tsx';
import { isClash, usePutBack, useSaver } from './use-saver.ts';

const fieldOf = ({ id }: { id: string }) => `number.${id}`;

/** Adding, changing and taking back a person's numbers, with undo. Every version stays in the history. */
export function useNumbers(person: string) {
  const { t } = useWords();
  const save = useSaver(person);
  const putBack = usePutBack(person);
  const [error, setError] = useState<unknown>(null);
  /** Somebody else changed it meanwhile: what stands there now is shown, and nothing was written over it. */
  const [met, setMet] = useState(false);
  const write = async (number: MaskedNumber, value: PersonChange['value'], done: string) => {
    const answer = await save(fieldOf(number), number.version, value);
    setMet(isClash(answer));
    if (isClash(answer)) return;
    const { version: heldIn, kind, note } = number;
    offerUndo({ text: done, undo: () => putBack(fieldOf(number), answer.version, { heldIn, kind, note }) });
  };
  return {
    error,
    met,
    add: async (draft: NumberDraft) => void (await save(fieldOf({ id: newId() }), 0, draft)),
    change: ({ number, kind, note }: NumberDraft, of: MaskedNumber) => {
      const value = number === '' ? { heldIn: of.version, kind, note } : { number, kind, note };
      return write(of, value, t('people.desk.numbers.changed'));
    },
    remove: async (number: MaskedNumber) => {
      setError(null);
      await write(number, null, t('people.desk.numbers.removed')).catch(setError);
    },
  };
}
