import { first, rows, run, sql, type Tx } from '#kernel/db.ts';
import type { AlertKind } from '../shared.ts';

export type AlertRow = {
  id: string;
  kind: AlertKind;
  line: string | null;
  about: string;
  contact: string | null;
  /** Of a late task: whose record, and which step. */
  record: string | null;
  step: string | null;
  by: string | null;
  raised: Date;
  answered: Date | null;
  answered_by: string | null;
};
/** `account` null: all leads, and with them the members of `team`. */
export type StepRow = { alert: string; number: number; account: string | null; team: string | null; at: Date };

const columns = sql`a.id, a.kind, a.line, a.about, a.contact, a.record, a.step, a.by, a.raised, w.at as answered, w.by as answered_by`;

/** Raises an alert; false when this very thing was raised before. */
export async function insertAlert(
  tx: Tx,
  row: Omit<AlertRow, 'answered' | 'answered_by'> & { occasion: string },
): Promise<boolean> {
  const done = await run(
    tx,
    sql`insert into hotline.alerts (id, kind, line, about, contact, record, step, occasion, by, raised)
      values (${row.id}, ${row.kind}, ${row.line}, ${row.about}, ${row.contact}, ${row.record},
        ${row.step}, ${row.occasion}, ${row.by}, ${row.raised})
      on conflict (kind, about, occasion) do nothing`,
  );
  return done === 1;
}

/** Puts an alert to somebody; null: to all leads. */
export async function insertStep(tx: Tx, row: StepRow): Promise<void> {
  await run(
    tx,
    sql`insert into hotline.alert_steps (alert, number, account, team, at)
      values (${row.alert}, ${row.number}, ${row.account}, ${row.team}, ${row.at}) on conflict do nothing`,
  );
}

/** Answers an alert; false when somebody has. */
export async function insertAnswer(tx: Tx, alert: string, by: string, at: Date): Promise<boolean> {
  const done = await run(
    tx,
    sql`insert into hotline.alert_answers (alert, by, at) values (${alert}, ${by}, ${at}) on conflict do nothing`,
  );
  return done === 1;
}

/** Alerts nobody has answered, the oldest first. */
export async function unansweredAlerts(tx: Tx): Promise<AlertRow[]> {
  return rows(
    tx,
    sql<AlertRow>`select ${columns} from hotline.alerts a left join hotline.alert_answers w on w.alert = a.id
      where w.alert is null order by a.raised`,
  );
}

/** Contacts whose alert of danger nobody has answered, the longest waiting first. */
export async function unheardDangers(tx: Tx): Promise<{ contact: string; raised: Date }[]> {
  return rows(
    tx,
    sql<{ contact: string; raised: Date }>`select a.contact, min(a.raised) as raised from hotline.alerts a
      where a.kind = 'danger' and a.contact is not null
        and not exists (select from hotline.alert_answers w where w.alert = a.id)
      group by a.contact order by raised`,
  );
}

/** Alerts answered since a moment, the last first. */
export async function answeredSince(tx: Tx, since: Date): Promise<AlertRow[]> {
  return rows(
    tx,
    sql<AlertRow>`select ${columns} from hotline.alert_answers w join hotline.alerts a on a.id = w.alert
      where w.at > ${since} order by w.at desc limit 50`,
  );
}

/** One alert. */
export async function alertById(tx: Tx, id: string): Promise<AlertRow | undefined> {
  return first(
    tx,
    sql<AlertRow>`select ${columns} from hotline.alerts a left join hotline.alert_answers w on w.alert = a.id
      where a.id = ${id}`,
  );
}

/** Every alert of a kind about one contact, answered or not, the oldest first. */
export async function alertsOfContact(tx: Tx, kind: AlertKind, contact: string): Promise<AlertRow[]> {
  return rows(
    tx,
    sql<AlertRow>`select ${columns} from hotline.alerts a left join hotline.alert_answers w on w.alert = a.id
      where a.kind = ${kind} and a.contact = ${contact} order by a.raised`,
  );
}

/** To whom these alerts were put, in order. */
export async function stepsOf(tx: Tx, alerts: string[]): Promise<StepRow[]> {
  return rows(
    tx,
    sql<StepRow>`select alert, number, account, team, at from hotline.alert_steps
      where alert = any(${alerts}::uuid[]) order by number`,
  );
}

/** Whether a record is a contact. Runs as worker: a coded column. */
export async function isContact(tx: Tx, dossier: string): Promise<boolean> {
  return (await first(tx, sql`select 1 from hotline.contacts where id = ${dossier}`)) !== undefined;
}

/** Which of these contacts are at critical risk. Runs as worker: a coded column. */
export async function criticalAmong(tx: Tx, contacts: string[]): Promise<Set<string>> {
  const found = await rows(
    tx,
    sql<{ id: string }>`select id from hotline.contacts where id = any(${contacts}::uuid[]) and risk = 'critical'`,
  );
  return new Set(found.map((row) => row.id));
}

/** Alerts of a kind about one thing that nobody has answered. */
export async function unansweredAbout(tx: Tx, kind: AlertKind, about: string): Promise<AlertRow[]> {
  return rows(
    tx,
    sql<AlertRow>`select ${columns} from hotline.alerts a left join hotline.alert_answers w on w.alert = a.id
      where a.kind = ${kind} and a.about = ${about} and w.alert is null`,
  );
}

/** The teams whose member somebody is, and herself: every principal a step may have been put to. */
export async function principalsOf(tx: Tx): Promise<Set<string>> {
  const found = await rows(tx, sql<{ id: string }>`select unnest(vault.my_principals()) as id`);
  return new Set(found.map(({ id }) => id));
}
