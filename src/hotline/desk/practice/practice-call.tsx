import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconPhoneIncoming } from '@tabler/icons-react';
import { createState, Ic, Key, useKeys, useShared, useWords } from '#desk/parts.ts';
import { PRACTICE_LINES, type PracticeCall, type PracticeCheck } from '../../shared.ts';
import { useEditing, useField } from '../editor/editing.ts';
import styles from './practice.module.css';

/** How many lines of each practice contact were heard; kept while the desk is open, nowhere else. */
const heard = createState<Readonly<Record<string, number>>>({});

/** The practice call beside the talk: its lines, one at a key, and what to look back at. */
export function PracticePane() {
  const { contact } = useEditing();
  return contact.practice ? <Call {...contact.practice} /> : null;
}

function Call({ call, checks }: { call: PracticeCall; checks: readonly PracticeCheck[] }) {
  const { t } = useWords();
  const { contact } = useEditing();
  const lines = useShared(heard)[contact.id] ?? 0;
  const over = lines >= PRACTICE_LINES;
  const next = () => heard.set({ ...heard.get(), [contact.id]: Math.min(lines + 1, PRACTICE_LINES) });
  useKeys([{ keys: 'alt+s', says: t('hotline.practice.next'), run: next, foot: true }]);
  return (
    <section className={styles.call} aria-labelledby="practice-call">
      <h2 id="practice-call">{t(`hotline.practice.${call}.title`)}</h2>
      <p>{t('hotline.practice.how')}</p>
      <ol className={styles.lines} aria-live="polite" aria-label={t('hotline.practice.said')}>
        {Array.from({ length: lines }, (_, at) => (
          <li key={at}>{t(`hotline.practice.${call}.line.${at + 1}`)}</li>
        ))}
      </ol>
      {over ? (
        <p>{t('hotline.practice.over')}</p>
      ) : (
        <Button leftSection={<Ic of={IconPhoneIncoming} size={17} />} rightSection={<Key k="Alt+S" />} onClick={next}>
          {t('hotline.practice.next')}
        </Button>
      )}
      <h3>{t('hotline.practice.checks')}</h3>
      <ul className={styles.checks}>
        {checks.map(({ code, field }) => (
          <li key={code}>
            {field ? <Asked field={field} /> : <Ic of={IconCircleDashed} size={18} />}
            <span>{t(`hotline.practice.${call}.${code}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

// "Unknown" and "will not say" are answers too: it was asked.
function Asked({ field }: { field: string }) {
  const { t } = useWords();
  const { value } = useField(field);
  const asked = Array.isArray(value) ? value.length > 0 : value !== null && value !== '';
  return (
    <span className={styles.asked}>
      <Ic of={asked ? IconCircleCheck : IconCircleDashed} size={18} />
      <span className="said-only">{t(asked ? 'hotline.practice.written' : 'hotline.practice.unwritten')}</span>
    </span>
  );
}
