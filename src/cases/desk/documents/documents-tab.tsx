import { useState } from 'react';
import { EmptyState, ErrorState, LoadingState, offerUndo, useWords } from '#desk/parts.ts';
import type { CaseAnswer, DocumentAnswer } from '../../shared.ts';
import { AddDocuments } from './add-documents.tsx';
import { DocumentRow } from './document-row.tsx';
import styles from './documents.module.css';
import { useDocumentActs, useDocuments } from './queries.ts';
import { Show } from './show.tsx';

/** The documents of a case: add, look, take along, take out and put back. */
export function DocumentsTab({ one, begun }: { one: CaseAnswer; begun: number }) {
  const { t } = useWords();
  const found = useDocuments(one.id);
  const { remove, putBack } = useDocumentActs(one.id);
  const [shown, show] = useState<DocumentAnswer | null>(null);
  const takeOut = (document: DocumentAnswer) =>
    remove.mutate(document.id, {
      onSuccess: () => offerUndo({ text: t('cases.documents.out'), undo: () => putBack.mutateAsync(document.id) }),
    });
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const { documents, removed } = found.data;
  return (
    <div className={styles.documents}>
      {one.can.write && <AddDocuments id={one.id} begun={begun} />}
      {remove.isError && <ErrorState error={remove.error} />}
      {putBack.isError && <ErrorState error={putBack.error} />}
      {documents.length === 0 && (
        <EmptyState title={t('cases.documents.none')}>{t('cases.documents.none.text')}</EmptyState>
      )}
      {documents.length > 0 && (
        <ul className={styles.rows} aria-label={t('cases.part.documents')}>
          {documents.map((document) => (
            <DocumentRow
              key={document.id}
              document={document}
              onShow={() => show(document)}
              {...(one.can.write && { onAct: () => takeOut(document), act: t('cases.documents.takeOut') })}
            />
          ))}
        </ul>
      )}
      {removed.length > 0 && (
        <section aria-labelledby="documents-out">
          <h2 id="documents-out">{t('cases.documents.removed')}</h2>
          <p className={styles.quiet}>{t('cases.documents.removed.text')}</p>
          <ul className={styles.rows} aria-labelledby="documents-out">
            {removed.map((document) => (
              <DocumentRow
                key={document.id}
                document={document}
                {...(one.can.write && {
                  onAct: () => putBack.mutate(document.id),
                  act: t('cases.documents.putBack'),
                })}
              />
            ))}
          </ul>
        </section>
      )}
      {shown && <Show one={one} document={shown} onClose={() => show(null)} />}
    </div>
  );
}
