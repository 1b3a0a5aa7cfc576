import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { may } from '#kernel/permissions.ts';
import { linesAnsweredBy, type StaffActor } from '#staff/index.ts';
import { openPromises, promiseText, type OpenPromise } from '#tasks/index.ts';
import { openKeys } from '#vault/index.ts';
import { dangersNow } from './dangers.ts';
import { onDuty } from './duty.ts';
import { openNote } from './hand-over.ts';
import { listedContacts, type Listed } from './list-rows.ts';
import { openEntry } from './read-contact.ts';
import type { HandoverAnswer, HandoverNote, HandoverRow, TalkLine } from './shared.ts';
import { findLine, handoversOf, newestTalk, openContacts, openShifts } from './store.ts';
import { waitingPromise } from './waiting.ts';

/** How many lines of the talk the next shift reads at once. */
const LAST_LINES = 3;

/**
 * Everything a shift hands over on one line, in one answer that can be read and printed: every open promise with its
 * words and the last lines of the talk, what is in danger now, contacts left open, who is on duty, the notes. Refuses `no-such-line`; a
 * colleague outside the line sees what was shared with her and nothing else.
 */
export async function readHandover(tx: Tx, actor: StaffActor, id: string): Promise<HandoverAnswer> {
  const line = await findLine(tx, id);
  if (!line) throw refuse('no-such-line', 404);
  const promises = await openPromises(tx, id);
  const promised = new Set(promises.map((promise) => promise.dossier));
  const opened = (await openContacts(tx, id)).map((contact) => contact.id);
  const dangers = await dangersNow(tx, [...promised, ...opened]);
  const open = opened.filter((contact) => !promised.has(contact) && !dangers.of.has(contact));
  const contacts = await listedContacts(tx, actor, [...new Set([...promised, ...opened, ...dangers.of.keys()])]);
  const talk = await lastLines(tx, contacts, [...promised]);
  const answers = (await linesAnsweredBy(tx, actor.id)).has(id);
  const can = answers && may(actor, 'hotline.handover.write');
  return {
    line: { id, name: line.name },
    at: now().toISOString(),
    posts: (await openShifts(tx)).filter((shift) => shift.line === id).map(onDuty),
    rows: promises.flatMap((promise) => handoverRow(contacts.get(promise.dossier), promise, talk)),
    danger: [...dangers.of].flatMap(([contact, danger]) =>
      bareRow(ofLine(id, contacts.get(contact))).map((row) => ({ ...row, danger })),
    ),
    open: open.flatMap((contact) => bareRow(contacts.get(contact))),
    notes: await notes(tx, actor, id),
    can: { write: can, confirm: can },
  };
}

function handoverRow(contact: Listed | undefined, promise: OpenPromise, talk: Map<string, TalkLine[]>): HandoverRow[] {
  if (!contact) return [];
  const text = promiseText(contact.key, promise);
  const last = talk.get(promise.dossier) ?? [];
  return bareRow(contact).map((row) => ({ ...row, promise: { ...waitingPromise(promise), text }, last }));
}

function ofLine(line: string, contact: Listed | undefined): Listed | undefined {
  return contact?.row.line === line ? contact : undefined;
}

function bareRow(contact: Listed | undefined) {
  if (!contact) return [];
  const { row, who } = contact;
  return [{ contact: row.id, number: row.number, risk: row.risk, callType: row.call_type, who }];
}

async function lastLines(tx: Tx, contacts: Map<string, Listed>, ids: string[]): Promise<Map<string, TalkLine[]>> {
  const found = Map.groupBy(await newestTalk(tx, ids), (entry) => entry.contact);
  const lines = [...found].flatMap(([id, entries]): [string, TalkLine[]][] => {
    const key = contacts.get(id)?.key;
    if (!key) return [];
    const said = entries.map((entry) => openEntry(key, entry).value as TalkLine).filter((line) => line.text !== null);
    return [[id, said.toSorted((a, b) => a.at.localeCompare(b.at)).slice(-LAST_LINES)]];
  });
  return new Map(lines);
}

async function notes(tx: Tx, actor: StaffActor, line: string): Promise<HandoverNote[]> {
  const found = await handoversOf(tx, line);
  const ids = found.map((row) => row.id);
  const keys = await openKeys(tx, actor.keys, ids);
  return found.flatMap((row) => {
    const key = keys.get(row.id);
    if (!key) return [];
    const read = row.read_by && row.read_at ? { by: row.read_by, at: row.read_at.toISOString() } : null;
    const { id, by, promises } = row;
    return [{ id, by, at: row.at.toISOString(), note: openNote(key, row), promises, read }];
  });
}
