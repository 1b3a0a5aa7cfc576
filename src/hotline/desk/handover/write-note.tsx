import { Button, Textarea } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useRef, useState, type SyntheticEvent } from 'react';
import { Field, Ic, Key, Pane, useKeys, useWords } from '#desk/parts.ts';
import styles from './handover.module.css';
import { useNoteDraft } from './use-note-draft.ts';

/** The note for the next shift. Handing over gives one's open promises to the line, for whoever confirms. */
export function WriteNote({ line, onWrite }: { line: string; onWrite: (note: string) => Promise<boolean> }) {
  const { t } = useWords();
  const [note, setNote] = useNoteDraft(line);
  const [busy, setBusy] = useState(false);
  const text = useRef<HTMLTextAreaElement>(null);
  useKeys([{ keys: 'n', says: t('hotline.handover.note.write'), run: () => text.current?.focus(), foot: true }]);
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    if (await onWrite(note)) setNote('');
    setBusy(false);
  };
  return (
    <Pane title={t('hotline.handover.write')}>
      <form className={styles.note} onSubmit={(event) => void send(event)}>
        <Field label={t('hotline.handover.note')} hint={<Key k="N" />}>
          {(ties) => (
            <Textarea
              {...ties}
              ref={text}
              autosize
              minRows={4}
              maxRows={14}
              maxLength={8000}
              autoComplete="off"
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          )}
        </Field>
        <p className={styles.small}>{t('hotline.handover.what-happens')}</p>
        <Button type="submit" className={styles.start} leftSection={<Ic of={IconArrowsExchange} />} loading={busy}>
          {t('hotline.handover.act')}
        </Button>
      </form>
    </Pane>
  );
}
