import { tell } from '#kernel/outbox.ts';
import { partsOfPerson, personPages } from '#people/index.ts';
import type { RecordHouse, RecordPage } from '#staff/index.ts';
import { contactLines } from './store.ts';

/** Which page shows a record: a contact by its number, a person without a name. */
export const recordHouse: RecordHouse = {
  happened: async (tx, actor, dossier) => {
    if ((await contactLines(tx, [dossier])).length > 0) await tell(tx, 'contact.changed', dossier, { by: actor.id });
  },
  parts: partsOfPerson,
  pages: async (tx, dossiers) => {
    const contacts = (await contactLines(tx, dossiers)).map(({ id, number }): [string, RecordPage] => [
      id,
      { kind: 'contact', id, number },
    ]);
    const persons = [...(await personPages(tx, dossiers))].map(([dossier, id]): [string, RecordPage] => [
      dossier,
      { kind: 'person', id, number: null },
    ]);
    return new Map([...contacts, ...persons]);
  },
};
