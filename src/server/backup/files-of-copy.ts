// What comes out of an archive may be of anybody's making, and PostgreSQL runs what stands in its settings: commands for
// its log, libraries at its start. Of the settings of a copy only sizes and numbers are taken over, and only files that a
// cluster consists of.

const FOLDERS =
  /^(base|global|pg_(commit_ts|dynshmem|logical|multixact|notify|replslot|serial|snapshots|stat|stat_tmp|subtrans|tblspc|twophase|wal|xact))\//;
const FILES = ['PG_VERSION', 'backup_label'];

/** Whether a file of a copy is one that a cluster consists of; `tablespace_map` would lay links wherever it says. */
export function belongsToCluster(name: string): boolean {
  return FOLDERS.test(name) || FILES.includes(name);
}

const SETTINGS = ['postgresql.conf', 'postgresql.auto.conf'];

/** The files that say how a server works: what they are in a copy, given what stood in them; null for all others. */
export function settingsOfCopy(name: string): ((was: string) => string) | null {
  if (SETTINGS.includes(name)) return sizesIn;
  if (name === 'pg_hba.conf') return () => 'local all all trust\n';
  return name === 'pg_ident.conf' ? () => '' : null;
}

const SIZES = [
  ...['max_connections', 'max_worker_processes', 'max_wal_senders', 'max_prepared_transactions'],
  ...['max_locks_per_transaction', 'shared_buffers', 'work_mem', 'maintenance_work_mem', 'effective_cache_size'],
  ...['max_wal_size', 'min_wal_size', 'wal_keep_size', 'max_parallel_workers', 'random_page_cost'],
];
const SIZE = /^\s*(\w+)\s*(?:=|\s)\s*('?)(\d{1,12}(?:\.\d{1,6})? ?(?:B|kB|MB|GB|TB)?)\2\s*(?:#.*)?$/;
const SEARCH = /^\s*default_text_search_config\s*=\s*'pg_catalog\.([a-z]{2,20})'\s*(?:#.*)?$/;

/** The lines that give a size or a number a server needs to go on as before. */
function sizesIn(text: string): string {
  return text
    .split('\n')
    .flatMap((line) => sizeIn(line) ?? [])
    .map((line) => `${line}\n`)
    .join('');
}

function sizeIn(line: string): string | null {
  const [, name = '', , value = ''] = SIZE.exec(line) ?? [];
  if (SIZES.includes(name)) return `${name} = '${value}'`;
  const search = SEARCH.exec(line)?.[1];
  return search ? `default_text_search_config = 'pg_catalog.${search}'` : null;
}
