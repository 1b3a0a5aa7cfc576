import { ok, type Person } from './cast.ts';

/** What was acknowledged of one case: words or ids, each to be found again. */
export type CaseWritten = { id: string; contact: string; said: Set<string> };
type Call = Person['browser']['call'];
type Runs = { runs: { id: string; finished: object | null }[] };
type Consents = { consents: { recipient: { name: string } | null }[] };
type Lines = { lines: { note?: { text: string } }[]; next: string | null };

/** Opens a case from a contact, as an operator does, with what she said to a consent in the same act. */
export async function openCase({ browser }: Person, contact: string): Promise<CaseWritten> {
  const persons = [{ called: 'neko sa gradilišta', role: 'person_of_concern' }];
  const recipient = { organisation: null, name: `Na listu ${crypto.randomUUID()}` };
  const body = { risk: 'high', persons, consents: [{ purpose: 'report', state: 'refused', recipient }] };
  const { id } = await ok(browser.call<{ id: string }>('POST', `/contacts/${contact}/case`, body));
  return { id, contact, said: new Set([recipient.name]) };
}

const writes: ((call: Call, id: string, words: string) => Promise<string>)[] = [
  async (call, id, words) => {
    const note = { basedOn: 0, voice: 'mine', text: words };
    await ok(call('PUT', `/cases/${id}/notes/${crypto.randomUUID()}`, note));
    return words;
  },
  async (call, id, words) => {
    const draft = { basedOn: 0, voice: 'hers', text: words, graphic: null };
    await ok(call('PUT', `/cases/${id}/drafts/${crypto.randomUUID()}`, draft));
    return words;
  },
  async (call, id, words) => {
    const bytes = Buffer.from(words).toString('base64');
    await ok(call('POST', `/cases/${id}/documents`, { name: words, bytes }));
    return words;
  },
  async (call, id) => {
    const base = `/dossiers/${id}/screening`;
    const run = await ok(call<{ id: string }>('POST', base, { list: 'ilo_11' }));
    const value = { given: 'present', whose: 'client' };
    await ok(call('PUT', `${base}/${run.id}`, { changes: [{ field: 'Q01', basedOn: 0, value }] }));
    await ok(call('POST', `${base}/${run.id}/finish`));
    return run.id;
  },
  async (call, id, words) => {
    const recipient = { organisation: null, name: words };
    await ok(call('POST', `/dossiers/${id}/consents`, { purpose: 'referral', state: 'refused', recipient }));
    return words;
  },
  async (call, id, words) => {
    await ok(call('POST', `/dossiers/${id}/tasks`, { kind: 'arrange', text: words }));
    return words;
  },
];

let turn = 0;

/** Writes one thing into a case, the kinds by turns over all cases: note, unfinished note, document, check, consent, task. */
export async function writeIntoCase({ browser }: Person, written: CaseWritten): Promise<void> {
  const write = writes[turn++ % writes.length];
  if (write) written.said.add(await write(browser.call, written.id, `Red ${crypto.randomUUID()}`));
}

/** What was acknowledged and is not there, or is only half there; empty where everything is. */
export async function missingOfCase({ browser: { call } }: Person, written: CaseWritten): Promise<string[]> {
  const { id, contact, said } = written;
  const { people, risks } = await ok(call<{ people: unknown[]; risks: unknown[] }>('GET', `/cases/${id}`));
  const { tasks } = await ok(call<{ tasks: { text: string }[] }>('GET', `/dossiers/${id}/tasks`));
  const { cases } = await ok(call<{ cases: { id: string }[] }>('GET', `/contacts/${contact}/cases`));
  const whole = people.length > 0 && risks.length > 0 && tasks.length > 0 && cases.some((one) => one.id === id);
  const there = new Set([
    ...tasks.map(({ text }) => text),
    ...(await notesOf(call, id)),
    ...(await draftsOf(call, id)),
    ...(await documentsOf(call, id)),
  ]);
  const { runs } = await ok(call<Runs>('GET', `/dossiers/${id}/screening`));
  for (const run of runs) if (run.finished) there.add(run.id);
  const { consents } = await ok(call<Consents>('GET', `/dossiers/${id}/consents`));
  for (const { recipient } of consents) if (recipient) there.add(recipient.name);
  return [...(whole ? [] : [`case ${id} is half open`]), ...[...said].filter((words) => !there.has(words))];
}

async function notesOf(call: Call, id: string): Promise<string[]> {
  const found: string[] = [];
  for (let after: string | null = null, first = true; first || after; first = false) {
    const page: Lines = await ok(call<Lines>('POST', `/cases/${id}/timeline`, { group: 'notes', after }));
    found.push(...page.lines.flatMap(({ note }) => (note ? [note.text] : [])));
    after = page.next;
  }
  return found;
}

async function draftsOf(call: Call, id: string): Promise<string[]> {
  const { drafts } = await ok(call<{ drafts: { text: string }[] }>('GET', `/cases/${id}/drafts`));
  return drafts.map(({ text }) => text);
}

/** Names of the documents whose bytes are whole: a document that is listed opens. */
async function documentsOf(call: Call, id: string): Promise<string[]> {
  type Document = { id: string; name: string };
  const { documents } = await ok(call<{ documents: Document[] }>('GET', `/cases/${id}/documents`));
  for (const each of documents) await ok(call('GET', `/cases/${id}/documents/${each.id}`));
  return documents.map(({ name }) => name);
}
