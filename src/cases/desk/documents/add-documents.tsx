import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useEffect, useRef, useState, type DragEvent } from 'react';
import { ErrorState, Ic, useWords } from '#desk/parts.ts';
import styles from './documents.module.css';
import { useDocumentActs } from './queries.ts';

type Refused = { name: string; error: unknown };

/**
 * Adds files, one after the other; each that is refused says why, and the others go on. The keyboard waits at its button
 * whenever it was begun elsewhere on the screen (`begun` counts that).
 */
export function AddDocuments({ id, begun }: { id: string; begun: number }) {
  const { t } = useWords();
  const { add } = useDocumentActs(id);
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (begun > 0) button.current?.focus();
  }, [begun]);
  const [left, setLeft] = useState<string[]>([]);
  const [refused, setRefused] = useState<Refused[]>([]);
  const take = async (files: readonly File[]) => {
    setRefused([]);
    for (const [at, file] of files.entries()) {
      setLeft(files.slice(at).map(({ name }) => name));
      await add.mutateAsync(file).catch((error: unknown) => setRefused((all) => [...all, { name: file.name, error }]));
    }
    setLeft([]);
    if (input.current) input.current.value = '';
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void take([...event.dataTransfer.files]);
  };
  return (
    <div className={styles.add} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept="image/jpeg,image/png,image/webp,application/pdf,text/plain"
        onChange={(event) => void take([...(event.currentTarget.files ?? [])])}
      />
      <Button
        ref={button}
        leftSection={<Ic of={IconUpload} size={17} />}
        loading={left.length > 0}
        onClick={() => input.current?.click()}
      >
        {t('cases.documents.add')}
      </Button>
      <p className={styles.quiet}>{t('cases.documents.add.text')}</p>
      <output className={styles.quiet}>
        {left.length > 0 && t('cases.documents.sealing', { count: left.length })}
      </output>
      {refused.map(({ name, error }) => (
        <div key={name}>
          <p>
            <b>{name}</b>
          </p>
          <ErrorState error={error} />
        </div>
      ))}
    </div>
  );
}
