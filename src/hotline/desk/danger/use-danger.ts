import { useQueryClient } from '@tanstack/react-query';
import { call } from '#desk/parts.ts';
import type { DangerAnswer } from '../../shared.ts';
import { valueOf } from '../autosave/draft.ts';
import { useEditing } from '../editor/editing.ts';
import { keys } from '../queries.ts';
import { useTrying } from '../use-trying.ts';

/** Whether danger was told of in this contact, since when, and the one press that tells of it. */
export function useDanger(): { since: string | null; raise: () => Promise<void> } {
  const { contact, autosave, now } = useEditing();
  const queries = useQueryClient();
  const trying = useTrying();
  const since = valueOf(now.draft, 'danger_at');
  return {
    since: typeof since === 'string' ? since : null,
    raise: trying(async () => {
      await autosave.flush();
      await call<DangerAnswer>('POST', `/desk/api/contacts/${contact.id}/danger`, {});
      await queries.invalidateQueries({ queryKey: keys.contact(contact.id) });
      requestAnimationFrame(() => document.querySelector('[data-danger]')?.scrollIntoView({ block: 'nearest' }));
      // The pen stays where it is; a second press takes it to the card.
      if (since !== null) document.querySelector<HTMLElement>('[data-danger] textarea')?.focus();
    }),
  };
}
