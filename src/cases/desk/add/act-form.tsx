import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type KeyboardEvent, type ReactNode, type SyntheticEvent } from 'react';
import { useSentence, useWords } from '#desk/parts.ts';
import { keys } from '../queries.ts';
import styles from './add.module.css';

export type ActFormProps = {
  case: string;
  title: string;
  says: string;
  /** Does it; what it gives, if anything, is said instead of closing the form. */
  act: () => Promise<string | undefined>;
  onDone: () => void;
  children: ReactNode;
};

/** One act on a case: what it is, its fields, what the server says against it, and the two ways out. Ctrl+Enter does it. */
export function ActForm({ case: id, title, says, act, onDone, children }: ActFormProps) {
  const { t } = useWords();
  const say = useSentence();
  const queries = useQueryClient();
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    try {
      const problem = await act();
      if (problem !== undefined) return setWrong(problem);
      await queries.invalidateQueries({ queryKey: keys.one(id) });
      return onDone();
    } catch (error) {
      return setWrong(say(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the key sends from any of its fields
    <form className={styles.form} onSubmit={(event) => void send(event)} onKeyDown={sendByKey} noValidate>
      <h2>{title}</h2>
      {children}
      {wrong !== null && <p role="alert">{wrong}</p>}
      <div className={styles.acts}>
        <Button type="submit" variant="filled" loading={busy}>
          {says}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('cases.open.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** From wherever in the form, also from several lines of text, where Enter alone begins the next. */
function sendByKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
