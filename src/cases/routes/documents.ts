import { MOST_BYTES } from '#kernel/file-kinds.ts';
import type { CleanFile } from '#kernel/files.ts';
import type { Route } from '#kernel/route.ts';
import { staffRoute, type StaffActor } from '#staff/index.ts';
import { z } from 'zod';
import { addDocument, prepareDocument } from '../documents/add-document.ts';
import { readDocument, readDocuments } from '../documents/read-documents.ts';
import { putBackDocument, removeDocument } from '../documents/remove-document.ts';
import { newDocumentSchema } from '../shared.ts';

const one = z.object({ id: z.uuid(), document: z.uuid() });

/** The documents of a case. What leaves the program as a file has an address, and a line in the audit, of its own. */
export const documentRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'GET',
    path: '/cases/:id/documents',
    access: { verb: 'cases.document.read' },
    audit: 'read',
    input: z.object({ id: z.uuid() }),
    run: (tx, actor, { id }) => readDocuments(tx, actor, id),
  }),
  staffRoute({
    method: 'POST',
    path: '/cases/:id/documents',
    access: { verb: 'cases.document.write' },
    audit: 'write',
    // Base64 makes four letters of three bytes; a name and the frame come on top.
    maxBody: Math.ceil(MOST_BYTES / 3) * 4 + 4096,
    input: newDocumentSchema,
    prepare: (ask, actor, input): Promise<CleanFile> => prepareDocument(ask, actor, input),
    run: (tx, actor, input, _call, file) => addDocument(tx, actor, input, file),
  }),
  staffRoute({
    method: 'GET',
    path: '/cases/:id/documents/:document',
    access: { verb: 'cases.document.read' },
    audit: 'read',
    input: one,
    run: (tx, actor, input) => readDocument(tx, actor, input),
  }),
  staffRoute({
    method: 'POST',
    path: '/cases/:id/documents/:document/take',
    access: { verb: 'cases.document.take' },
    audit: 'print',
    again: true,
    input: one,
    run: (tx, actor, input) => readDocument(tx, actor, input),
  }),
  staffRoute({
    method: 'DELETE',
    path: '/cases/:id/documents/:document',
    access: { verb: 'cases.document.write' },
    audit: 'write',
    input: one,
    run: (tx, actor, input) => removeDocument(tx, actor, input),
  }),
  staffRoute({
    method: 'POST',
    path: '/cases/:id/documents/:document/put-back',
    access: { verb: 'cases.document.write' },
    audit: 'write',
    input: one,
    run: (tx, actor, input) => putBackDocument(tx, actor, input),
  }),
];
