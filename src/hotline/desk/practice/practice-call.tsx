import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconPhoneIncoming } from '@tabler/icons-react';
import { createState, Ic, Key, useKeys, useShared, useWords } from '#desk/parts.ts';
import { PRACTICE_LINES, type PracticeCall, type PracticeCheck } from '../../shared.ts';
import { useEditing, useField } from '../editor/editing.ts';
import { useTabs } from '../tabs/use-tabs.ts';
import styles from './practice.module.css';

/** How many lines of each practice contact were heard here; her tab on the server keeps it over a reload. */
const heard = createState<Readonly<Record<string, number>>>({});

/**
 * The practice call beside the talk: its lines, one at a key, and what to look back at. On a narrow screen each has a
 * place of its own, the newest lines over the pen. Once the contact is closed, whoever reads it has the whole call.
 */
export function PracticePane({ part = 'whole' }: { part?: 'whole' | 'call' | 'checks' }) {
  const { t } = useWords();
  const { practice } = useEditing().contact;
  if (!practice) return null;
  return (
    <section className={styles.call} aria-labelledby="practice-call">
      <h2 id="practice-call">{t(`hotline.practice.${practice.call}.title`)}</h2>
      {part !== 'checks' && <Call call={practice.call} />}
      {part !== 'call' && <Checks {...practice} />}
    </section>
  );
}

function useHeard(contact: string): { lines: number; next: () => void } {
  const { tabs, hear } = useTabs();
  const kept = tabs?.find(({ id }) => id === contact)?.heard ?? 0;
  const lines = Math.max(kept, useShared(heard)[contact] ?? 0);
  const next = () => {
    const more = Math.min(lines + 1, PRACTICE_LINES);
    heard.set({ ...heard.get(), [contact]: more });
    // What cannot be noted is no reason to stop listening.
    void hear(contact, more).catch(() => {});
  };
  return { lines, next };
}

function Call({ call }: { call: PracticeCall }) {
  return useEditing().writable ? <CallAsItGoes call={call} /> : <Lines call={call} upTo={PRACTICE_LINES} whole />;
}

function CallAsItGoes({ call }: { call: PracticeCall }) {
  const { t } = useWords();
  const { lines, next } = useHeard(useEditing().contact.id);
  const over = lines >= PRACTICE_LINES;
  useKeys([{ keys: 'alt+s', says: t('hotline.practice.next'), run: next, foot: true }]);
  return (
    <>
      <p>{t('hotline.practice.how')}</p>
      <Lines call={call} upTo={lines} />
      {over ? (
        <p>{t('hotline.practice.over')}</p>
      ) : (
        <Button leftSection={<Ic of={IconPhoneIncoming} size={17} />} rightSection={<Key k="Alt+S" />} onClick={next}>
          {t('hotline.practice.next')}
        </Button>
      )}
    </>
  );
}

/** While the call goes on, a narrow screen shows the newest of them over the pen; `whole`: all, on any screen. */
function Lines({ call, upTo, whole = false }: { call: PracticeCall; upTo: number; whole?: boolean }) {
  const { t } = useWords();
  return (
    <ol
      className={styles.lines}
      data-whole={whole || undefined}
      aria-live="polite"
      aria-label={t('hotline.practice.said')}
    >
      {Array.from({ length: upTo }, (_, at) => (
        <li key={at}>{t(`hotline.practice.${call}.line.${at + 1}`)}</li>
      ))}
    </ol>
  );
}

function Checks({ call, checks }: { call: PracticeCall; checks: readonly PracticeCheck[] }) {
  const { t } = useWords();
  return (
    <>
      <h3>{t('hotline.practice.checks')}</h3>
      <ul className={styles.checks}>
        {checks.map(({ code, field }) => (
          <li key={code}>
            {field ? <Asked field={field} /> : <Ic of={IconCircleDashed} size={18} />}
            <span>{t(`hotline.practice.${call}.${code}`)}</span>
          </li>
        ))}
      </ul>
    </>
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
