import type { PersonAnswer } from '#people/shared.ts';
import { ok } from './cast.ts';
import type { Say, Writers } from './full-case.ts';

type Made = { id: string };

/**
 * Opens a person with everything people write about one: names, number, birth year, card and rule; why her number was
 * shown against that rule, why she is hidden from a colleague (the lead), and a note on a number. The segments of the
 * search are not among it: they begin with five hundred entries.
 */
export async function openFullPerson({ writer, lead, line }: Writers, say: Say): Promise<void> {
  const { call } = writer.browser;
  const { id } = await ok(
    call<Made>('POST', '/people', {
      names: [{ text: say('name', 'Spomenka Vodeničar'), kind: 'other' }],
      numbers: [{ number: say('number', '+381 62 555 0191'), kind: 'own', note: say('words', 'sestrin, bez poruka') }],
    }),
  );
  const rule = {
    allowed: true,
    hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1440 }],
    checkWord: say('words', 'da li su stigle dunje za Milevu'),
    whoMayAnswer: say('words', 'ona ili tetka Ljuba'),
    message: '',
    note: say('words', 'nikad dok radi Radomirova smena'),
    // Long ago: what was not confirmed since holds no more, whatever the hour of this run.
    confirmedAt: '2026-01-05T09:00:00.000Z',
    confirmedBy: 'person',
  };
  const card = { how_to_call: say('name', 'Spoma mlinareva') };
  const written = Object.entries({ 'safe.telephone': rule, ...card });
  const page = await ok(call<PersonAnswer>('GET', `/people/${id}`));
  const versions = page.card?.fields ?? {};
  const changes = written.map(([field, value]) => ({ field, basedOn: versions[field]?.version ?? 0, value }));
  await ok(call('PUT', `/people/${id}`, { changes }));
  await ok(call('POST', `/people/${id}/rule-read`));
  const against = { number: page.file?.numbers[0]?.id, override: say('words', 'prekinuto, čuo se Radomir na vratima') };
  await ok(call('POST', `/people/${id}/number`, against));
  const kin = { account: lead.id, reason: say('words', 'direktorka joj je kuma iz Perleza') };
  await ok(call('POST', `/people/${id}/hidden`, kin));
  await noteOnNumber({ writer, line }, say);
}

async function noteOnNumber({ writer, line }: Pick<Writers, 'writer' | 'line'>, say: Say): Promise<void> {
  const { call } = writer.browser;
  const contact = await ok(call<Made>('POST', '/contacts', { line }));
  const changes = [{ field: 'caller_number', basedOn: 0, value: say('number', '+381 61 555 0192') }];
  await ok(call('PUT', `/contacts/${contact.id}`, { changes }));
  await ok(
    call('POST', `/contacts/${contact.id}/number-note`, {
      reason: say('words', 'zove i pita za Spomenku, predstavlja se kao brat Obrad'),
      howToEnd: say('words', 'reći da je centrala u Zrenjaninu'),
      until: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
    }),
  );
}
