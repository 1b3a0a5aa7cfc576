import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hostileText } from '#testing/hostile-text.ts';
import { belongsToCluster, settingsOfCopy } from './files-of-copy.ts';

const sizes = (text: string) => settingsOfCopy('postgresql.conf')?.(text);

test('of the settings of a copy its sizes stay, and nothing that could run or lead anywhere', () => {
  const text = `
    max_connections = 100			# (change requires restart)
    shared_buffers = '128MB'
    max_wal_size 2 GB
    default_text_search_config = 'pg_catalog.english'
    archive_command = 'sh -c id'
    shared_preload_libraries = 'other.so'
    include_if_exists = 'more.conf'
    data_directory = '/elsewhere'
    work_mem = '4MB' archive_command = 'id'
    random_page_cost = 1.1`;
  assert.deepEqual(sizes(text)?.trim().split('\n'), [
    "max_connections = '100'",
    "shared_buffers = '128MB'",
    "max_wal_size = '2 GB'",
    "default_text_search_config = 'pg_catalog.english'",
    "random_page_cost = '1.1'",
  ]);
  const line = /^(\w+ = '[\d.]+( ?[kMGT]?B)?'|default_text_search_config = 'pg_catalog\.[a-z]+')\n$/;
  fc.assert(
    fc.property(fc.array(fc.oneof(hostileText, fc.constant('max_connections = '), fc.nat().map(String))), (parts) => {
      for (const each of sizes(parts.join(''))?.match(/.*\n/g) ?? []) assert.match(each, line);
    }),
  );
});

test('who may connect is never what a copy says, and only what a cluster consists of is laid', () => {
  assert.equal(settingsOfCopy('pg_hba.conf')?.('host all all 0.0.0.0/0 trust'), 'local all all trust\n');
  assert.equal(settingsOfCopy('pg_ident.conf')?.('a b c'), '');
  assert.equal(settingsOfCopy('PG_VERSION'), null);
  const laid = ['PG_VERSION', 'backup_label', 'base/', 'base/5/1247', 'global/pg_control', 'pg_wal/', 'pg_xact/0000'];
  for (const name of laid) assert.ok(belongsToCluster(name), name);
  const passed = ['tablespace_map', 'standby.signal', 'recovery.signal', 'postmaster.pid', 'lib/a.so', 'base', ''];
  for (const name of passed) assert.equal(belongsToCluster(name), false, name);
});
