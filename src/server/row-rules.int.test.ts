import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPool, rows, sql, type Pool } from '#kernel/db.ts';
import { testDatabase } from '#testing/database.ts';

let owner: Pool;
let close: () => Promise<void>;

before(async () => {
  const database = await testDatabase();
  owner = openPool({ ...database.server, database: database.name, user: 'astra_owner', max: 1 });
  close = database.close;
});
after(async () => {
  await owner.destroy();
  await close();
});

type Column = { table: string; column: string };
type Rule = { table: string; name: string; reads: string | null; writes: string | null };

/** Columns that name a record: they point to a dossier, or to a row whose own key is one. */
const recordColumns = () =>
  rows(
    owner,
    sql<Column>`with recursive pointing as (
        select c.conrelid, c.conkey[1] as at from pg_constraint c
          where c.contype = 'f' and c.confrelid = 'vault.dossiers'::regclass
        union
        select c.conrelid, c.conkey[1] from pg_constraint c join pointing p on p.conrelid = c.confrelid and p.at = c.confkey[1]
          where c.contype = 'f')
      select p.conrelid::regclass::text as table, a.attname as column
        from pointing p join pg_attribute a on a.attrelid = p.conrelid and a.attnum = p.at order by 1, 2`,
  );

/** Rules that let through; a restrictive one only narrows. */
const rules = () =>
  rows(
    owner,
    sql<Rule>`select schemaname || '.' || tablename as table, policyname as name, qual as reads, with_check as writes
      from pg_policies where 'astra_app' = any (roles) and permissive = 'PERMISSIVE' order by 1, 2`,
  );

/** Where a row rule does not ask whether the actor may open what a column names, and why that is right. */
const NOT_ASKED: Record<string, string[]> = {
  'everybody who works here knows that it is so; its words are sealed under the record': [
    'hotline.alerts.contact known reads',
    'hotline.alerts.record known reads',
    'hotline.retention_list.contact known reads',
    'network.directory.dossier known reads',
    'vault.recovery_openings.dossier announced reads',
    'vault.standby_openings.dossier signed_in reads',
  ],
  'whoever raises an alert may have lost the record meanwhile; a quorum asks before anybody is signed in': [
    'hotline.alerts.contact raised writes',
    'hotline.alerts.record raised writes',
    'vault.recovery_openings.dossier asked writes',
  ],
  'an invitation is read by its code, before there is an account': [
    'staff.invitations.dossier known reads',
    'staff.invitations.dossier lapsed reads',
    'staff.invitations.dossier lapsed writes',
    'staff.invitations.dossier over reads',
    'staff.invitations.dossier sent writes',
    'staff.invitations.dossier taken_back reads',
    'staff.invitations.dossier used reads',
    'staff.invitations.dossier used writes',
  ],
  'the row is somebody’s own, or her team’s': [
    'hotline.message_files.contact written writes',
    'hotline.ring_takes.contact of_ring reads',
    'hotline.ring_takes.contact taken writes',
    'hotline.tabs.contact own reads',
    'people.rule_reads.card own reads',
    'people.rule_reads.contact own reads',
    'people.rule_reads.contact own writes',
    'people.search_keys.dossier of_team reads',
    'people.segments.key of_team reads',
    'people.segments.key of_team writes',
    'rights.exceptions.dossier decided reads',
    'rights.exceptions.dossier decided writes',
    'rights.exceptions.dossier used writes',
    'tasks.debriefs.dossier hers reads',
    'tasks.debriefs.dossier hers writes',
    'tasks.debriefs.dossier known reads',
  ],
  'the rule asks for the record that names it; it gives an id and no key': [
    'cases.contacts.contact granted reads',
    'cases.people.person granted reads',
    'cases.people.person granted writes',
    'people.cards.person granted reads',
    'people.cards.person granted writes',
    'people.overrides.person granted reads',
    'people.overrides.person granted writes',
    'people.removed_ties.other own reads',
    'people.removed_ties.other own writes',
    'people.ties.other granted reads',
    'people.ties.other granted writes',
  ],
  'the app may read of it a keyed hash of source and row number, and no contact': [
    'hotline.imported.contact known reads',
  ],
};

test('every row rule asks whether the actor may open the record, to read and to write, but for those said here', async () => {
  const columns = Map.groupBy(await recordColumns(), ({ table }) => table);
  assert.ok(columns.size > 30, `${columns.size} tables name a record`);
  const found = (await rules()).flatMap(({ table, name, ...ways }) =>
    (columns.get(table) ?? []).flatMap(({ column }) =>
      Object.entries(ways)
        .filter(([, rule]) => rule !== null && !rule.includes(`vault.can_open(${column})`))
        .map(([way]) => `${table}.${column} ${name} ${way}`),
    ),
  );
  assert.deepEqual(found.toSorted(), Object.values(NOT_ASKED).flat().toSorted());
});
