import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, useLive } from '#desk/parts.ts';
import type { Locale } from '#kernel/words.ts';
import type { KeptDraft, MessageFileBytes, MessagesAnswer, UnsafeReason } from '../../shared.ts';

const addressOf = (contact: string) => `/desk/api/contacts/${contact}/messages`;
const keyOf = (contact: string) => ['hotline', 'messages', contact];

/** What was written in a contact, asked for again when somebody writes. */
export function useMessages(contact: string) {
  const queries = useQueryClient();
  useLive(['contact.changed'], ({ id }) => {
    if (id === contact) void queries.invalidateQueries({ queryKey: keyOf(contact) });
  });
  return useQuery({
    queryKey: keyOf(contact),
    queryFn: () => call<MessagesAnswer>('GET', addressOf(contact)),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}

/** How many messages of hers the screen has shown of a contact; undefined where nobody wrote it, or they are not there. */
export function useSeen(contact: string): () => number | undefined {
  const queries = useQueryClient();
  return () => {
    const shown = queries.getQueryData<MessagesAnswer>(keyOf(contact));
    return shown?.wrote ? shown.messages.filter(({ by }) => by === null).length : undefined;
  };
}

/** Sends an answer; refused with the reasons it may be unsafe for that were not read yet. */
export function useAnswering(contact: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (answer: { text: string; despite: UnsafeReason[] }) => call('POST', addressOf(contact), answer),
    onSuccess: () => queries.invalidateQueries({ queryKey: keyOf(contact) }),
  });
}

/** Keeps an answer as it is under the hands; gives why its words may be unsafe. */
export async function keepAnswer(contact: string, text: string): Promise<UnsafeReason[]> {
  return (await call<KeptDraft>('PUT', `${addressOf(contact)}/draft`, { text })).unsafe;
}

/** A file's bytes, cleaned or as it came; asked for at each opening, kept nowhere. */
export async function fileBytes(contact: string, file: string, original: boolean): Promise<Uint8Array<ArrayBuffer>> {
  const { bytes } = await call<MessageFileBytes>('POST', `${addressOf(contact)}/${original ? 'original' : 'file'}`, {
    file,
  });
  return Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
}

/** The words of another language: she is answered in the one she wrote in. */
export function useWordsOf(locale: Locale) {
  return useQuery({
    queryKey: ['hotline', 'words', locale],
    queryFn: () => call<Record<string, string>>('GET', `/desk/api/words/${locale}`),
    staleTime: Infinity,
  });
}
