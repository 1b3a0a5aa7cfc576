import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Sealed, useTimes, useWords } from '#desk/parts.ts';
import type { WrittenRow } from '../../shared.ts';
import styles from './written.module.css';

type Props = { row: WrittenRow; chosen: boolean; full: boolean; onChoose: (id: string, to: boolean) => void };

/** One message: its number and since when, how it begins (sealed), and the way to read it whole. */
export function WrittenItem({ row, chosen, full, onChoose }: Props) {
  const { t } = useWords();
  const { date, time } = useTimes();
  const { contact, number, openedAt, who, begins, messages, files, answered, withdrawn } = row;
  const marks = [
    messages > 1 && t('hotline.written.mark.more', { n: messages }),
    files > 0 && t('hotline.written.mark.files', { n: files }),
    answered && t('hotline.written.mark.answered'),
    withdrawn && t('hotline.written.mark.withdrawn'),
  ].filter((mark) => mark !== false);
  return (
    <li className={styles.row}>
      <Checkbox
        checked={chosen}
        disabled={!chosen && full}
        onChange={(event) => onChoose(contact, event.currentTarget.checked)}
        label={`${number} · ${date(openedAt)} ${time(openedAt)}`}
      />
      <Link to="/contacts/$id" params={{ id: contact }} aria-label={t('hotline.written.read.what', { number })}>
        {t('hotline.written.read')}
      </Link>
      <p className={styles.begins}>
        {who !== null && (
          <>
            <Sealed inline>{who}</Sealed>:{' '}
          </>
        )}
        {begins === '' ? (
          <span className={styles.quiet}>{t('hotline.written.no-words')}</span>
        ) : (
          <Sealed inline>{begins}</Sealed>
        )}
      </p>
      {marks.length > 0 && <p className={styles.marks}>{marks.join(' · ')}</p>}
    </li>
  );
}
