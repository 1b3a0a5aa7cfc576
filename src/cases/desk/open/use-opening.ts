import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call, offerUndo, useWords } from '#desk/parts.ts';
import { useForgetContactPeople } from '#people/desk/index.ts';
import type { OpenCase } from '../../shared.ts';
import { keys } from '../queries.ts';
import type { ContactToOpen } from './contact-to-open.ts';
import type { PersonRow } from './use-people-draft.ts';

export type Opening = Omit<OpenCase, 'persons'> & { persons: readonly PersonRow[] };

/** Opens the case and goes to it; for ten seconds it can be taken back, which leads back to the contact. */
export function useOpening(contact: ContactToOpen): (opening: Opening) => Promise<void> {
  const { t } = useWords();
  const go = useNavigate();
  const queries = useQueryClient();
  const forget = useForgetContactPeople();
  const fresh = () => queries.invalidateQueries({ queryKey: ['cases'] });
  const undo = async (id: string) => {
    await call('DELETE', `/desk/api/cases/${id}/opening`);
    // Whoever got a record of her own by the opening has none any more.
    await forget(contact.id);
    await go({ to: '/contacts/$id', params: { id: contact.id } });
    queries.removeQueries({ queryKey: keys.one(id) });
    await fresh();
  };
  return async ({ persons, ...opening }) => {
    const chosen = persons.map(({ person, called, role, said }) => ({
      person,
      called: said ? '' : called,
      role,
      said,
    }));
    const made = await call<{ id: string; number: string }>('POST', `/desk/api/contacts/${contact.id}/case`, {
      ...opening,
      persons: chosen.filter(({ person, called, said }) => said || person !== null || called.trim() !== ''),
    });
    await fresh();
    await go({ to: '/cases/$id', params: { id: made.id } });
    void forget(contact.id);
    offerUndo({ text: t('cases.open.done', { number: made.number }), undo: () => undo(made.id) });
  };
}
