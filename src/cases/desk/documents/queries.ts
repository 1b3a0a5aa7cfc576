import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '#desk/parts.ts';
import type { DocumentAnswer, DocumentBytes, DocumentsAnswer } from '../../shared.ts';
import { keys } from '../queries.ts';

const addressOf = (id: string) => `/desk/api/cases/${id}/documents`;

/** The documents of a case, and those taken out within the week. */
export function useDocuments(id: string) {
  return useQuery({
    queryKey: [...keys.one(id), 'documents'],
    queryFn: () => call<DocumentsAnswer>('GET', addressOf(id)),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}

/** The bytes of one document. Asked for when it is opened and kept nowhere: every opening is a reading. */
export async function readBytes(id: string, document: string): Promise<Uint8Array<ArrayBuffer>> {
  return bytesOf(await call<DocumentBytes>('GET', `${addressOf(id)}/${document}`));
}

/** The bytes of one document that will leave the program. */
export async function takeBytes(id: string, document: string): Promise<Uint8Array<ArrayBuffer>> {
  return bytesOf(await call<DocumentBytes>('POST', `${addressOf(id)}/${document}/take`, {}));
}

function bytesOf({ bytes }: DocumentBytes): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
}

/** Adding, taking out and putting back, each followed by the list as it then is. */
export function useDocumentActs(id: string) {
  const queries = useQueryClient();
  const fresh = () => queries.invalidateQueries({ queryKey: keys.one(id) });
  const add = useMutation({
    mutationFn: async (file: File) =>
      call<DocumentAnswer>('POST', addressOf(id), { name: nameOf(file), bytes: await base64(file) }),
    onSuccess: fresh,
  });
  const remove = useMutation({
    mutationFn: (document: string) => call('DELETE', `${addressOf(id)}/${document}`),
    onSuccess: fresh,
  });
  const putBack = useMutation({
    mutationFn: (document: string) => call('POST', `${addressOf(id)}/${document}/put-back`, {}),
    onSuccess: fresh,
  });
  return { add, remove, putBack };
}

/** What it is called here: the file's name without its ending, which says nothing its bytes do not say better. */
function nameOf(file: File): string {
  return (
    file.name
      .replace(/\.[A-Za-z0-9]{1,5}$/, '')
      .trim()
      .slice(0, 200) || file.name.slice(0, 200)
  );
}

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^[^,]*,/, '')));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')));
    reader.readAsDataURL(file);
  });
}
