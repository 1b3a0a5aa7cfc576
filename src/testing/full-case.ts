import { ok, type Person } from './cast.ts';

/** Remembers what is written, as what it is, and gives it back. */
export type Say = (kind: 'name' | 'words' | 'number', value: string) => string;
type Call = Person['browser']['call'];
type Made = { id: string };
export type Writers = { writer: Person; lead: Person; line: string };

const DAY_MS = 86_400_000;
const dayFrom = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/**
 * Opens a case with everything people write in one, in every table there is for it: what she said to each consent, who
 * is in it, notes and what is left of one, documents, facts, a check, both histories, tasks, a clock, what left the
 * house. Gives its id.
 */
export async function openFullCase({ writer, lead, line }: Writers, say: Say): Promise<string> {
  const { call } = writer.browser;
  const id = await openIt(call, line, say);
  await writeNotes(call, id, say);
  await keepDocuments(call, id, say);
  await ok(call('PUT', `/cases/${id}/facts`, { question: 'forms', basedOn: 0, value: ['forced_labour'] }));
  await checkIndicators(call, id, lead, say);
  await addTasks(call, id, say);
  await sendOn({ writer, lead }, id, say);
  await runClock(call, id, lead, say);
  return id;
}

async function openIt(call: Call, line: string, say: Say): Promise<string> {
  const contact = await ok(call<Made>('POST', '/contacts', { line }));
  const changes = [{ field: 'caller_name', basedOn: 0, value: say('name', 'Strahinja Vrbaški') }];
  await ok(call('PUT', `/contacts/${contact.id}`, { changes }));
  await ok(call('POST', `/contacts/${contact.id}/promises`, { kind: 'call_back' }));
  await ok(
    call('POST', `/contacts/${contact.id}/hold`, { reason: say('words', 'sud u Zrenjaninu traži spise o Ečki') }),
  );
  const refusedTo = { organisation: null, name: say('name', 'Inspekcija iz Perleza') };
  const refusal = { purpose: 'report', recipient: refusedTo, state: 'refused' };
  const agreed = { purpose: 'statistics', state: 'given', data: ['age_band'], until: dayFrom(9) };
  const informed = { way: 'read_aloud', points: ['may_withdraw', 'understands_next'] };
  const { id } = await ok(
    call<Made>('POST', `/contacts/${contact.id}/case`, {
      risk: 'high',
      reason: say('words', 'gradilište kod Ečke, ključ drži predradnik Milutin'),
      persons: [
        { said: true, role: 'person_of_concern' },
        { called: say('name', 'brat Živojin iz Čoke'), role: 'family' },
        { called: say('name', 'predradnik zvani Gavran'), role: 'alleged_offender' },
      ],
      consents: [
        { ...refusal, words: say('words', 'boji se inspektora Radivoja iz Orlovata') },
        { ...agreed, ...informed, words: say('words', 'može u zbir, bez sela Lukino') },
      ],
    }),
  );
  await ok(call('POST', `/dossiers/${id}/debrief`, {}));
  return id;
}

async function writeNotes(call: Call, id: string, say: Say): Promise<void> {
  const base = `/cases/${id}`;
  const note = { basedOn: 0, voice: 'hers', text: say('words', 'Spavamo četrnaestorica u kontejneru iza silosa.') };
  const place = `${base}/notes/${crypto.randomUUID()}`;
  await ok(call('PUT', place, note));
  const later = say('words', 'Sinoć je kontejner zaključan lancem od bicikla.');
  await ok(call('PUT', place, { ...note, basedOn: 1, text: later }));
  const begun = say('words', 'Još kaže da ga kod Orešca čeka rođak sa čamcem');
  const draft = { basedOn: 0, voice: 'hers', text: begun, graphic: null };
  await ok(call('PUT', `${base}/drafts/${crypto.randomUUID()}`, draft));
  const worse = say('words', 'prete mu preko rođaka u Banatskom Dvoru');
  await ok(call('PUT', `${base}/risk`, { basedOn: 1, level: 'critical', reason: worse }));
  const stands = { status: 'follow_up', words: say('words', 'otišao kod Živojina, javlja se nedeljom iz pekare') };
  await ok(call('PUT', `${base}/status`, { basedOn: 1, ...stands }));
}

async function keepDocuments(call: Call, id: string, say: Say): Promise<void> {
  const base = `/cases/${id}/documents`;
  const document = {
    name: say('words', 'ugovor sa gradilišta Ečka, poslednja strana'),
    bytes: Buffer.from(say('words', 'Potpisani Strahinja radiće bez dnevnice do Đurđevdana.')).toString('base64'),
  };
  await ok(call('POST', base, document));
  const out = { ...document, name: say('words', 'slika čekrka kod silosa') };
  const removed = await ok(call<Made>('POST', base, out));
  await ok(call('DELETE', `${base}/${removed.id}`));
}

/** A check of indicators, a decision otherwise than it advises, and both histories; a list of the house beside them. */
async function checkIndicators(call: Call, dossier: string, lead: Person, say: Say): Promise<void> {
  const base = `/dossiers/${dossier}/screening`;
  const { id } = await ok(call<Made>('POST', base, { list: 'delphi', age: 'adult', kind: 'labour' }));
  const value = { given: 'present', whose: 'third_party', day: '2026-02-17' };
  await ok(call('PUT', `${base}/${id}`, { changes: [{ field: 'D4.01', basedOn: 0, value }] }));
  await ok(call('POST', `${base}/${id}/finish`));
  const reason = say('words', 'Videla je kako gazda zaključava magacin u Pinosavi.');
  await ok(call('POST', `${base}/${id}/decision`, { decision: 'presumed_victim', reason }));
  const written = {
    decider: 'centre',
    day: '2026-02-18',
    reasons: say('words', 'Po izjavi komšinice Radojke sa Ubskog puta.'),
    document: say('words', 'dopis pinosava 417/26-ljubičasti'),
  };
  await ok(call('POST', `/dossiers/${dossier}/assessment`, { ...written, status: 'presumed' }));
  await ok(call('POST', `/dossiers/${dossier}/identification`, { ...written, status: 'referred' }));
  const list = { sector: 'police', name: 'Spisak za granicu', source: 'uprava policije, 2021' };
  await ok(lead.browser.call('POST', '/screening-lists', { ...list, file: 'code\ttext\nP1\tNe zna adresu' }));
}

/** A task, why it was moved and why it was no longer needed. */
async function addTasks(call: Call, dossier: string, say: Say): Promise<void> {
  const base = `/dossiers/${dossier}/tasks`;
  const due = new Date().toISOString();
  const text = say('words', 'izvod za Zagorku iz Zvečke');
  const { id } = await ok(call<Made>('POST', base, { kind: 'obtain_document', due, text }));
  const reason = say('words', 'matičar Krstivoje je na bolovanju');
  await ok(call('PUT', `${base}/${id}`, { basedOn: 1, due, reason }));
  await ok(call('POST', `${base}/${id}/withdraw`, { reason: say('words', 'našla ga u tetkinoj kutiji za čaj') }));
}

/** A house in the directory, what was agreed to, what left for it and what came of it; an exception asked for. */
async function sendOn({ writer, lead }: Omit<Writers, 'line'>, dossier: string, say: Say): Promise<void> {
  const shelter = say('name', 'Sklonište Vinogradska jabuka');
  const organisation = await ok(
    lead.browser.call<Made>('POST', '/organisations', {
      name: shelter,
      services: ['accom'],
      numbers: [say('number', '+381 65 555 0181')],
      hours: say('words', 'posle zvona u šest'),
      where: say('words', 'Ulica šljivara 14, Žagubica'),
      safeContact: say('words', 'pitati za Desanku pletilju'),
      note: say('words', 'kapija sa strane pekare'),
    }),
  );
  const post = (path: string, body: object) =>
    ok(writer.browser.call<Made>('POST', `/dossiers/${dossier}/${path}`, body));
  const recipient = { organisation: organisation.id, name: shelter };
  const informed = { way: 'read_aloud', points: ['may_withdraw', 'understands_next'] };
  const agreed = { purpose: 'referral', state: 'given', data: ['name'], until: dayFrom(5) };
  await post('consents', { ...informed, ...agreed, recipient, words: say('words', 'da se ne javlja tetki Persidi') });
  const referral = await post('referrals', {
    ...{ organisation: organisation.id, way: 'sent', service: 'accom', data: ['name'] },
    why: say('words', 'kreće noćas kolima svirača'),
    contactPerson: say('name', 'Desanka Pletikosa'),
  });
  const came = { basedOn: 1, state: 'accepted', words: say('words', 'soba kod prozora, donosi harmoniku') };
  await ok(writer.browser.call('PUT', `/dossiers/${dossier}/referrals/${referral.id}`, came));
  const exception = await post('exceptions', {
    ...{ purpose: 'report', data: ['place'], ground: 'danger_to_life', told: 'not_safe' },
    recipient: { name: say('name', 'Stanica kod Mrkonjića bunara') },
    reason: say('words', 'preti da će je odvesti preko Cera'),
  });
  const decided = { decision: 'approved', reason: say('words', 'potvrdila i komšinica Jagodinka') };
  await ok(lead.browser.call('POST', `/exceptions/${exception.id}/decide`, decided));
}

async function runClock(call: Call, dossier: string, director: Person, say: Say): Promise<void> {
  const kind = 'reflection_period';
  await ok(director.browser.call('PUT', '/clock-days', { kind, days: 90 }));
  const base = `/dossiers/${dossier}/clocks`;
  const words = say('words', 'javila tužiteljka Vukadinka');
  const { id } = await ok(call<Made>('POST', base, { kind, starts: dayFrom(0), words }));
  await ok(call('POST', `${base}/${id}/seen`, { before: 10 }));
}
