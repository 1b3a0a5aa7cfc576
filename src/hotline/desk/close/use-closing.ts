import { useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { call, offerUndo, useTimes, useWords } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';
import { newId } from '#kernel/ids.ts';
import type { Outcome } from '../../shared.ts';
import { useEditing } from '../editor/editing.ts';
import { wantPen } from '../editor/use-first-focus.ts';
import { putAway, setBlank } from '../open-contacts.ts';
import { useSeen } from '../messages/use-messages.ts';
import { keys } from '../queries.ts';
import { useTabs } from '../tabs/use-tabs.ts';
import { useTrying } from '../use-trying.ts';

export type Closing = {
  /** Sends what was typed, closes, offers ten seconds to take it back. */
  close: (outcome: Outcome) => Promise<void>;
  /** Not safe now: blanks the pad at once, notes the time, and closes softly. */
  unsafe: () => Promise<void>;
  reopen: () => Promise<void>;
};

/** Ending this editor's contact, and opening it again. */
export function useClosing(): Closing {
  const { t } = useWords();
  const { time } = useTimes();
  const { contact, autosave } = useEditing();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const trying = useTrying();
  const { drop } = useTabs();
  const hers = useSeen(contact.id);
  const { id, number } = contact;
  const place = `/desk/api/contacts/${id}/close`;
  const afresh = () => queries.invalidateQueries({ queryKey: keys.all });

  const reopen = trying(async () => {
    wantPen(id);
    setBlank(id, null);
    await call('DELETE', place);
    await afresh();
  });
  const backAgain = () => reopen().then(() => navigate({ to: '/contacts/$id', params: { id } }));
  const done = async (outcome: Outcome) => {
    await autosave.flush();
    // Not safe now is never kept waiting by what came meanwhile.
    const seen = outcome === 'unsafe' ? undefined : hers();
    await call('POST', place, seen === undefined ? { outcome } : { outcome, seen }).catch((error: unknown) => {
      // It may have been refused for what this screen has not heard of.
      void afresh();
      throw error;
    });
    const what = t(`hotline.code.outcome.${outcome}`);
    offerUndo({ text: t('hotline.desk.closed', { number, what }), undo: backAgain });
    await afresh();
  };
  return {
    reopen,
    close: trying(async (outcome: Outcome) => {
      await done(outcome);
      if (!(await putAway(id))) return;
      // First away from it: the contact on the screen keeps its tab.
      await navigate({ to: '/' });
      await drop(id);
    }),
    unsafe: trying(async () => {
      const at = now();
      setBlank(id, at.toISOString());
      const text = t('hotline.desk.unsafe.note', { time: time(at) });
      autosave.edit(`talk.${newId()}`, { voice: 'mine', at: at.toISOString(), text });
      await done('unsafe');
    }),
  };
}
