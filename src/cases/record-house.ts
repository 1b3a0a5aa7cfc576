import { tell } from '#kernel/outbox.ts';
import type { RecordHouse } from '#staff/index.ts';
import { openKey } from '#vault/index.ts';
import { casesAmong, holdCase } from './store.ts';
import { writeLine } from './write-line.ts';

/** What other rooms write into a case becomes a line of its timeline; its page is shown by its number. */
export const caseHouse: Pick<RecordHouse, 'happened' | 'hold' | 'pages'> = {
  hold: async (tx, dossier) => void (await holdCase(tx, dossier, 'write')),
  happened: async (tx, actor, dossier, event) => {
    if (!(await holdCase(tx, dossier, 'write'))) return;
    await writeLine(tx, actor, await openKey(tx, actor.keys, dossier), event);
    await tell(tx, 'case.changed', dossier, { by: actor.id });
  },
  pages: async (tx, dossiers) =>
    new Map((await casesAmong(tx, dossiers)).map(({ id, number }) => [id, { kind: 'case', id, number }])),
};
