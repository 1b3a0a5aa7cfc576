import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Dialog, ErrorState, leaveAsFile, LoadingState, paintPicture, Sealed, useWords } from '#desk/parts.ts';
import type { MessageFile } from '../../shared.ts';
import styles from './messages.module.css';
import { fileBytes } from './use-messages.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Props = { contact: string; file: MessageFile; onClose: () => void };

/** A file she sent, cleaned, painted without an address of its own; the original leaves only by its own button. */
export function ShowFile({ contact, file, onClose }: Props) {
  const { t } = useWords();
  const [bytes, setBytes] = useState<Bytes | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    fileBytes(contact, file.id, false).then(setBytes, setError);
  }, [contact, file.id]);
  const take = (original: boolean) =>
    void fileBytes(contact, file.id, original).then(
      (all) => leaveAsFile(all, `datoteka.${endings[file.kind]}`),
      setError,
    );
  return (
    <Dialog
      open
      onClose={onClose}
      label={t('hotline.messages.file.show.what', { what: file.name })}
      className={styles.dialog}
    >
      <h2>
        <Sealed inline>{file.name}</Sealed>
      </h2>
      {error !== null && <ErrorState error={error} />}
      {bytes === null && error === null && <LoadingState />}
      {bytes && <Drawn bytes={bytes} file={file} />}
      <p className={styles.quiet}>{t('hotline.messages.file.original.text')}</p>
      <div className={styles.acts}>
        <Button onClick={() => take(false)}>{t('hotline.messages.file.take')}</Button>
        <Button onClick={() => take(true)}>{t('hotline.messages.file.original')}</Button>
        <Button variant="filled" onClick={onClose}>
          {t('hotline.messages.file.close')}
        </Button>
      </div>
    </Dialog>
  );
}

const endings: Record<MessageFile['kind'], string> = { jpeg: 'jpg', png: 'png', webp: 'webp', pdf: 'pdf', text: 'txt' };

function Drawn({ bytes, file }: { bytes: Bytes; file: MessageFile }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) void paintPicture(canvas.current, bytes);
  }, [bytes]);
  if (file.kind === 'pdf') return null;
  if (file.kind === 'text')
    return <pre className={`sealed-text ${styles.text}`}>{new TextDecoder().decode(bytes)}</pre>;
  return (
    <canvas ref={canvas} className={`sealed-text ${styles.painted}`}>
      {file.name}
    </canvas>
  );
}
