// Given on the command line, where neither a configuration file nor ALTER SYSTEM overrides them.
// Also errors are not logged: "invalid input syntax ... : <value>" carries what was written. The program sees them by code.
const fixed = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  fsync: 'on',
  full_page_writes: 'on',
  wal_level: 'replica',
  // What a broken archive holds back must not fill the disk: beyond this the next archive begins anew.
  max_slot_wal_keep_size: '8GB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_destination: 'stderr',
  logging_collector: 'off',
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_statement: 'none',
  log_duration: 'off',
  log_min_duration_statement: '-1',
  log_min_duration_sample: '-1',
  log_transaction_sample_rate: '0',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_lock_waits: 'off',
  log_temp_files: '-1',
  log_autovacuum_min_duration: '-1',
  log_checkpoints: 'off',
};

/** Command line of the server: no network, socket in `socketDir`, durable writes, UTC, and a log without a word of data. */
export function serverArguments(
  cluster: string,
  socketDir: string,
  port: number,
  further: Record<string, string> = {},
): string[] {
  const settings = { ...further, ...fixed, unix_socket_directories: `"${socketDir}"`, port: String(port) };
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** Command line of initdb: UTF-8, byte order (ICU collations are named where people read a list), checksums, no passwords. */
export function initArguments(cluster: string, superuser: string): string[] {
  const access = ['--auth-local=trust', '--auth-host=reject', `--username=${superuser}`];
  return ['-D', cluster, '--encoding=UTF8', '--locale=C', '--data-checksums', '--no-instructions', ...access];
}
