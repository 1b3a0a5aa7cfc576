import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Dialog, ErrorState, leaveAsFile, LoadingState, paintPicture, Sealed, useWords } from '#desk/parts.ts';
import type { CaseAnswer, DocumentAnswer } from '../../shared.ts';
import styles from './documents.module.css';
import { readBytes, takeBytes } from './queries.ts';

type Props = { one: CaseAnswer; document: DocumentAnswer; onClose: () => void };
type Bytes = Uint8Array<ArrayBuffer>;

/**
 * A document on the screen: a picture is painted, a text written, and neither gets an address or a file of its own,
 * so that closing leaves nothing behind. A PDF is not drawn here; it can be taken along, like the others.
 */
export function Show({ one, document, onClose }: Props) {
  const { t } = useWords();
  const [bytes, setBytes] = useState<Bytes | null>(null);
  const [error, setError] = useState<unknown>(null);
  const drawn = document.kind !== 'pdf';
  useEffect(() => {
    if (drawn) readBytes(one.id, document.id).then(setBytes, setError);
  }, [one.id, document.id, drawn]);
  const take = () =>
    takeBytes(one.id, document.id).then((all) => leaveAsFile(all, `${one.number}.${endings[document.kind]}`), setError);
  return (
    <Dialog open onClose={onClose} label={t('cases.documents.one')} className={styles.dialog}>
      <h2>
        {t('cases.documents.one')} <Sealed inline>{document.name}</Sealed>
      </h2>
      {error !== null && <ErrorState error={error} />}
      {drawn && bytes === null && error === null && <LoadingState />}
      {bytes && document.kind === 'text' && (
        <pre className={`sealed-text ${styles.text}`}>{new TextDecoder().decode(bytes)}</pre>
      )}
      {bytes && drawn && document.kind !== 'text' && <Painted bytes={bytes} name={document.name} />}
      <p className={styles.quiet}>{t('cases.documents.take.text')}</p>
      <div className={styles.acts}>
        <Button onClick={() => void take()}>{t('cases.documents.take')}</Button>
        <Button variant="filled" onClick={onClose}>
          {t('cases.documents.close')}
        </Button>
      </div>
    </Dialog>
  );
}

const endings: Record<DocumentAnswer['kind'], string> = {
  jpeg: 'jpg',
  png: 'png',
  webp: 'webp',
  pdf: 'pdf',
  text: 'txt',
};

function Painted({ bytes, name }: { bytes: Bytes; name: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) void paintPicture(canvas.current, bytes);
  }, [bytes]);
  return (
    <canvas ref={canvas} className={`sealed-text ${styles.painted}`}>
      {name}
    </canvas>
  );
}
