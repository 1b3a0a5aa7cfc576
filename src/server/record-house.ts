import { notFound } from '#kernel/errors.ts';
import { caseHouse } from '#cases/index.ts';
import { contactHouse } from '#hotline/index.ts';
import { partsOfPerson, personPages } from '#people/index.ts';
import { canOpen } from '#vault/index.ts';
import type { RecordHouse, RecordPage } from '#staff/index.ts';

/** Whose record a dossier is: every room that keeps records is asked, and those that do not know it say nothing. */
export const recordHouse: RecordHouse = {
  hold: async (tx, dossier) => {
    // Cases alone can be taken back; of one that was, the grants are gone too.
    await caseHouse.hold(tx, dossier);
    if (!(await canOpen(tx, dossier))) throw notFound();
  },
  happened: async (tx, actor, dossier, event) => {
    await contactHouse.happened(tx, actor, dossier, event);
    await caseHouse.happened(tx, actor, dossier, event);
  },
  parts: partsOfPerson,
  pages: async (tx, dossiers) => {
    const persons = [...(await personPages(tx, dossiers))].map(([dossier, id]): [string, RecordPage] => [
      dossier,
      { kind: 'person', id, number: null },
    ]);
    const records = [...(await contactHouse.pages(tx, dossiers)), ...(await caseHouse.pages(tx, dossiers))];
    return new Map([...records, ...persons]);
  },
};
