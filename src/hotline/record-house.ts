import { tell } from '#kernel/outbox.ts';
import type { RecordHouse } from '#staff/index.ts';
import { contactLines } from './store.ts';

/** What other rooms write into a contact is told to its open screens; its page is shown by its number. */
export const contactHouse: Pick<RecordHouse, 'happened' | 'pages'> = {
  happened: async (tx, actor, dossier) => {
    if ((await contactLines(tx, [dossier])).length > 0) await tell(tx, 'contact.changed', dossier, { by: actor.id });
  },
  pages: async (tx, dossiers) =>
    new Map((await contactLines(tx, dossiers)).map(({ id, number }) => [id, { kind: 'contact', id, number }])),
};
