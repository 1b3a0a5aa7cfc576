import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { refuse } from '../errors.ts';

/** The account PostgreSQL runs under. */
export type Account = { name: string; uid: number; gid: number };

// "nobody" last: other services may share it, and could then reach the server's socket.
const PREFERRED = ['astra', 'postgres', 'nobody'];

/** Whether Astra itself runs as root; PostgreSQL then runs under another account, for it refuses root. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * Our own account, or for root the first of astra, postgres, nobody. Refuses `postgres-account-missing`, also to a bare number
 * without a name (containers), under which PostgreSQL makes no cluster.
 */
export function chooseAccount(): Account {
  if (!isRoot()) return ownAccount();
  const accounts = parseAccounts(readFileSync('/etc/passwd', 'utf8'));
  const found = PREFERRED.flatMap((name) => accounts.filter((account) => account.name === name && account.uid !== 0));
  if (!found[0]) throw refuse('postgres-account-missing', 503, { accounts: PREFERRED });
  return found[0];
}

function ownAccount(): Account {
  try {
    const { username: name, uid, gid } = userInfo();
    return { name, uid, gid };
  } catch {
    throw refuse('postgres-account-missing', 503, { accounts: PREFERRED });
  }
}

function parseAccounts(text: string): Account[] {
  const lines = text.split('\n').map((line) => line.split(':'));
  return lines.flatMap(([name, , uid, gid]) =>
    name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [],
  );
}

/** Whether `account` can enter `folder`: tried, not computed, so access lists and mounts count too. */
export function canEnter(account: Account, folder: string): boolean {
  const { uid, gid } = account;
  return spawnSync('/bin/sh', ['-c', 'cd -- "$0"', folder], { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0;
}
