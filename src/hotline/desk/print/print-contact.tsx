import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { call, Dialog, Ic, PrintSheet, useTimes, useWords, useSentence } from '#desk/parts.ts';
import { IconPrinter } from '@tabler/icons-react';
import { now } from '#kernel/clock.ts';
import type { Question } from '#kernel/forms.ts';
import { maskIn } from '#people/shared.ts';
import { valueOf } from '../autosave/draft.ts';
import { useEditing } from '../editor/editing.ts';
import { useNames } from '../editor/people.ts';
import { useAnswerText } from '../facts/answer-text.ts';
import { useShownNumber } from '../facts/shown-number.ts';
import { useMyself } from '../queries.ts';
import { linesOf } from '../talk/lines.ts';
import styles from './print.module.css';

/** The contact on paper. Names, numbers and words go only where somebody chooses so. */
export function PrintContact({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useWords();
  const { contact } = useEditing();
  const [sealed, setSealed] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  const say = useSentence();
  // What is not noted is not printed.
  const print = async () => {
    try {
      await call('POST', `/desk/api/contacts/${contact.id}/print`, {});
      setSentence(null);
      window.print();
    } catch (error) {
      setSentence(say(error));
    }
  };
  return (
    <Dialog open={open} onClose={onClose} label={t('hotline.desk.print')} className={styles.dialog}>
      <div className={styles.choose}>
        <h2>{t('hotline.desk.print')}</h2>
        <p>{t('hotline.desk.print.text')}</p>
        <Checkbox
          label={t('hotline.desk.print.sealed')}
          checked={sealed}
          onChange={(event) => setSealed(event.currentTarget.checked)}
        />
        {sentence !== null && <p role="alert">{sentence}</p>}
        <div className={styles.acts}>
          <Button variant="filled" leftSection={<Ic of={IconPrinter} size={17} />} onClick={() => void print()}>
            {t('hotline.desk.print.act')}
          </Button>
          <Button onClick={onClose}>{t('hotline.desk.cancel')}</Button>
        </div>
        {open && createPortal(<Paper sealed={sealed} />, document.body)}
      </div>
    </Dialog>
  );
}

/** Answers as paper has them: a number masked, unless it stands on the screen whole at this moment. */
function usePaperText(): ReturnType<typeof useAnswerText> {
  const { contact, now: saved } = useEditing();
  const text = useAnswerText();
  const shownOf = useShownNumber(contact.id);
  return (question, value) => {
    if (!question.masked || typeof value !== 'string') return text(question, value);
    return shownOf(question.id, saved.draft.known[question.id]?.version ?? 0)?.number ?? maskIn(value);
  };
}

function Paper({ sealed }: { sealed: boolean }) {
  const { t } = useWords();
  const { date, time } = useTimes();
  const { contact, form, now: saved } = useEditing();
  const me = useMyself();
  const text = usePaperText();
  const nameOf = useNames();
  const value = (question: Question) => valueOf(saved.draft, question.id);
  const rows = form.questions
    .filter((question) => value(question) !== null && (sealed || question.half === 'coded'))
    .map((question) => ({ label: t(`hotline.q.${question.id}`), value: text(question, value(question)) }));
  const opened = {
    label: t('hotline.desk.print.opened'),
    value: contact.enteredLater
      ? date(`${contact.day}T12:00:00Z`)
      : `${date(contact.openedAt)} ${time(contact.openedAt)}`,
  };
  // Who wrote it down and who spoke are two questions wherever it was entered afterwards.
  const told = contact.enteredLater
    ? [{ label: t('hotline.desk.print.recorded'), value: nameOf(contact.recordedBy).name }]
    : [];
  return (
    <div className={styles.paper}>
      <PrintSheet
        title={t('hotline.desk.print.title', { number: contact.number })}
        classification={t('hotline.desk.print.classified')}
        rows={[opened, ...told, ...rows]}
        form={t('hotline.desk.print.form', { versions: contact.forms.join(', ') || form.version })}
        printedBy={me?.name ?? ''}
        printedAt={now()}
      >
        {sealed ? (
          <ol className={styles.lines}>
            {linesOf(saved.draft).map((line) => (
              <li key={line.field}>
                <time>{time(line.at)}</time>
                <span>{t(line.voice === 'hers' ? 'hotline.desk.talk.hers' : 'hotline.desk.talk.mine')}</span>
                <p>{line.text}</p>
              </li>
            ))}
          </ol>
        ) : (
          <p>{t('hotline.desk.print.without')}</p>
        )}
      </PrintSheet>
    </div>
  );
}
