import type { Tx } from '#kernel/db.ts';
import { may } from '#kernel/permissions.ts';
import { today } from '#people/index.ts';
import type { StaffActor } from '#staff/index.ts';
import { openKey } from '#vault/index.ts';
import { consentAnswer } from './consent.ts';
import { exceptionAnswer, openAsked } from './exception.ts';
import type { ConsentAnswer, ConsentsAnswer } from './shared.ts';
import { consentsOf, exceptionsOf, usesOf, versionsOf } from './store.ts';

/** Every consent of a dossier with its history, the last answered first; 404 for somebody without a grant. */
export async function readConsents(tx: Tx, actor: StaffActor, dossier: string): Promise<ConsentsAnswer> {
  const key = await openKey(tx, actor.keys, dossier);
  const day = await today(tx);
  const found = await consentsOf(tx, dossier);
  const versions = Map.groupBy(
    await versionsOf(
      tx,
      found.map(({ id }) => id),
    ),
    ({ consent }) => consent,
  );
  const uses = new Map((await usesOf(tx, dossier)).map(({ consent, ...use }) => [consent, use]));
  const consents = found.map((row): ConsentAnswer => {
    const used = uses.get(row.id) ?? { times: 0, last: null };
    return consentAnswer(key, row, versions.get(row.id) ?? [], { used, today: day });
  });
  const exceptions = (await exceptionsOf(tx, dossier)).map((row) =>
    exceptionAnswer(actor, row, openAsked(key, row), ''),
  );
  return {
    consents: consents.toSorted((a, b) => b.at.localeCompare(a.at)),
    exceptions,
    can: { write: may(actor, 'rights.consent.write', { granted: true }) },
  };
}
