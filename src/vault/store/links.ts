import { first, one, rows, rowsLater, run, sql, type Tx } from '#kernel/db.ts';

/** Why two dossiers are linked: what it is about, its duty card, a tie between persons, the same person twice, a contact of a case. */
export type LinkKind = 'about' | 'card' | 'tie' | 'same' | 'contact';
export type ChildRow = { child: string; opens: boolean; by: string; day: string };
export type LinkWrap = { parent: string; child: string; wrapped: Uint8Array };

/** Links two dossiers the actor can open; false where she cannot. */
export async function callAddLink(
  tx: Tx,
  link: { parent: string; child: string; kind: LinkKind; wrapped: Uint8Array | null },
): Promise<boolean> {
  const { added } = await one(
    tx,
    sql<{
      added: boolean;
    }>`select vault.add_link(${link.parent}, ${link.child}, ${link.kind}, ${link.wrapped}) as added`,
  );
  return added;
}

/** Whether a link from the actor may carry the child's key: nobody reads longer by a link than without it. */
export async function passesOn(tx: Tx, { parent, child }: { parent: string; child: string }): Promise<boolean> {
  return (await one(tx, sql<{ passes: boolean }>`select vault.passes_on(${parent}, ${child}) as passes`)).passes;
}

/** Removes a link and gives the wrap it carried, if any; undefined where there was none the actor could see. */
export async function callRemoveLink(
  tx: Tx,
  { parent, child, kind }: { parent: string; child: string; kind: LinkKind },
): Promise<{ wrapped: Uint8Array | null } | undefined> {
  return first(
    tx,
    sql<{ wrapped: Uint8Array | null }>`select wrapped from vault.remove_link(${parent}, ${child}, ${kind})`,
  );
}

/** Puts back a link this actor removed within the last minute, with this very wrap; false otherwise. */
export async function callRestoreLink(
  tx: Tx,
  link: { parent: string; child: string; kind: LinkKind; wrapped: Uint8Array | null },
): Promise<boolean> {
  const { done } = await one(
    tx,
    sql<{
      done: boolean;
    }>`select vault.restore_link(${link.parent}, ${link.child}, ${link.kind}, ${link.wrapped}) as done`,
  );
  return done;
}

/** Forgets the removed links whose minute is over. Runs as worker; the policy lets it see no other row. */
export async function forgetRemovedLinks(tx: Tx): Promise<number> {
  return run(tx, sql`delete from vault.removed_links where removed <= now() - interval '1 minute'`);
}

/** Closes a link, which goes on saying that the two belong together, and gives the wrap it carried, as removing does. */
export async function callCloseLink(
  tx: Tx,
  { parent, child, kind }: { parent: string; child: string; kind: LinkKind },
): Promise<{ wrapped: Uint8Array | null } | undefined> {
  return first(
    tx,
    sql<{ wrapped: Uint8Array | null }>`select wrapped from vault.close_link(${parent}, ${child}, ${kind})`,
  );
}

/** What hangs on a dossier the actor may open. */
export async function childrenOf(tx: Tx, parent: string, kind: LinkKind): Promise<ChildRow[]> {
  return rows(tx, sql<ChildRow>`select child, opens, by, day from vault.children(${parent}, ${kind})`);
}

/** The same of several, by what they hang on; asked for with the next statement. */
export async function childrenLater(
  tx: Tx,
  parents: string[],
  kind: LinkKind,
): Promise<() => Promise<Map<string, string[]>>> {
  const found = await rowsLater(
    tx,
    sql<{ parent: string; child: string }>`select p.parent, c.child from unnest(${parents}::uuid[]) p(parent),
      vault.children(p.parent, ${kind}) c`,
  );
  return async () =>
    new Map(
      [...Map.groupBy(await found(), (row) => row.parent)].map(([parent, some]) => [
        parent,
        some.map(({ child }) => child),
      ]),
    );
}

/** What these dossiers hang on, as far as the actor holds a grant there; newest first. */
export async function parentsOf(
  tx: Tx,
  children: string[],
  kind: LinkKind,
): Promise<{ parent: string; child: string }[]> {
  return rows(
    tx,
    sql<{ parent: string; child: string }>`select parent, child from vault.parents(${children}::uuid[], ${kind})`,
  );
}

/** Keys of these dossiers wrapped under others the actor holds. */
export async function linkWraps(tx: Tx, children: string[]): Promise<LinkWrap[]> {
  return rows(tx, sql<LinkWrap>`select parent, child, wrapped from vault.link_wraps(${children}::uuid[])`);
}

/** Hides a dossier from a colleague; false for oneself and where the actor cannot open it. */
export async function hideDossier(tx: Tx, dossier: string, from: string): Promise<boolean> {
  return (await one(tx, sql<{ done: boolean }>`select vault.block(${dossier}, ${from}) as done`)).done;
}

/** Shows a dossier to a colleague again. */
export async function unhideDossier(tx: Tx, dossier: string, from: string): Promise<boolean> {
  return (await one(tx, sql<{ done: boolean }>`select vault.unblock(${dossier}, ${from}) as done`)).done;
}

/** Which of these are hidden from the actor. */
export async function hiddenFromActor(tx: Tx, dossiers: string[]): Promise<string[]> {
  return (await rows(tx, sql<{ id: string }>`select b.id from vault.blocked_of(${dossiers}::uuid[]) as b(id)`)).map(
    (row) => row.id,
  );
}

/** What these dossiers are for the actor: which are hidden from her, and which she may open; in one way there and back. */
export async function standingOf(
  tx: Tx,
  { hidden, open }: { hidden: string[]; open: string[] },
): Promise<{ hidden: Set<string>; open: Set<string> }> {
  const blocked = await rowsLater(
    tx,
    sql<{ id: string }>`select b.id from vault.blocked_of(${hidden}::uuid[]) as b(id)`,
  );
  const openable = await openableOf(tx, open);
  return { hidden: new Set((await blocked()).map(({ id }) => id)), open: openable };
}

/** Which of these the actor may open. */
export async function openableOf(tx: Tx, dossiers: string[]): Promise<Set<string>> {
  const found = await rows(tx, sql<{ id: string }>`select dossier as id from vault.openable(${dossiers}::uuid[])`);
  return new Set(found.map((row) => row.id));
}

/** What the actor may open of persons, contacts and cases, and what they open; null where it is more than `most`. */
export async function readableIfFew(tx: Tx, most: number): Promise<Set<string> | null> {
  const found = await rows(tx, sql<{ id: string }>`select dossier as id from vault.readable(${most})`);
  return found.length > most ? null : new Set(found.map((row) => row.id));
}

/** Who wrote a dossier, to be asked about it. */
export async function writerOf(tx: Tx, dossier: string): Promise<string | null> {
  return (await one(tx, sql<{ writer: string | null }>`select vault.writer_of(${dossier}) as writer`)).writer;
}

export type ThroughRow = { principal: string; giver: string; given: Date; until: Date | null; parent: string | null };

/** Who reads a dossier through something linked to it, and through what, where the actor can open that too. */
export async function readersThrough(tx: Tx, dossier: string): Promise<ThroughRow[]> {
  return rows(
    tx,
    sql<ThroughRow>`select principal, giver, given, until, parent from vault.readers_through(${dossier})`,
  );
}

/** From whom a dossier is hidden by name; nobody for those who cannot open it. */
export async function hiddenFrom(tx: Tx, dossier: string): Promise<string[]> {
  return (await rows(tx, sql<{ id: string }>`select h.id from vault.hidden_from(${dossier}) as h(id)`)).map(
    (row) => row.id,
  );
}
