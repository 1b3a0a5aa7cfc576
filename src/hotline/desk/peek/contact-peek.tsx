import { Link } from '@tanstack/react-router';
import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconShieldLock } from '@tabler/icons-react';
import {
  ErrorState,
  Ic,
  Key,
  LoadingState,
  RiskChip,
  Sealed,
  useTimes,
  useWords,
  type RiskLevel,
} from '#desk/parts.ts';
import type { ContactAnswer } from '../../shared.ts';
import { startDraft } from '../autosave/draft.ts';
import { PromisesPanel } from '../duty/promises-panel.tsx';
import { useContact, useLines } from '../queries.ts';
import { linesOf } from '../talk/lines.ts';
import { SaidLine } from '../talk/said-line.tsx';
import styles from './peek.module.css';

const lastLines = 6;
const restMs = 250;

export type ContactPeekProps = {
  id: string;
  /** The promise the keys of the list work on. */
  keyed?: string | undefined;
  onClose: () => void;
};

/** A contact at a glance, beside the list: who, risk, the last words, what was promised. Reading it is noted. */
export function ContactPeek({ id: wanted, keyed, onClose }: ContactPeekProps) {
  const { t } = useWords();
  // Walking through a list reads only where somebody stops: every reading is noted.
  const [id] = useDebouncedValue(wanted, restMs);
  const contact = useContact(id);
  return (
    <div className={styles.peek}>
      <div className={styles.inside}>
        {contact.isPending && <LoadingState>{t('hotline.desk.opening')}</LoadingState>}
        {contact.isError && <ErrorState error={contact.error} onRetry={() => void contact.refetch()} />}
        {contact.data && <Glance contact={contact.data} keyed={keyed} onClose={onClose} />}
      </div>
      <footer className={styles.acts}>
        <Button
          variant="filled"
          rightSection={<Key k="Enter" />}
          renderRoot={(props) => <Link to="/contacts/$id" params={{ id }} {...props} />}
        >
          {t('hotline.desk.peek.open')}
        </Button>
      </footer>
    </div>
  );
}

function Glance({ contact, keyed, onClose }: Omit<ContactPeekProps, 'id'> & { contact: ContactAnswer }) {
  const { t } = useWords();
  const { time, date } = useTimes();
  const { data: lines = [] } = useLines();
  const text = (field: string) => {
    const value = contact.fields[field]?.value;
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const last = linesOf(startDraft(contact.fields)).slice(-lastLines);
  const line = lines.find(({ id }) => id === contact.line)?.name ?? '';
  const rule = text('safe_call_back');
  return (
    <>
      <p className={styles.where}>
        <span>
          {contact.number} · {line} · {date(contact.openedAt)} {time(contact.openedAt)}
        </span>
        <button type="button" onClick={onClose}>
          <Key k="Space" /> {t('hotline.desk.rows.close')}
        </button>
      </p>
      {rule !== null && (
        <section className={`sealed ${styles.first}`}>
          <h2>
            <Ic of={IconShieldLock} size={17} />
            {t('hotline.desk.peek.first')}
          </h2>
          <p>{rule}</p>
        </section>
      )}
      <div className={styles.facts}>
        <h2>{contact.callType ? t(`hotline.code.call_type.${contact.callType}`) : t('hotline.desk.typeNotAsked')}</h2>
        {contact.risk && <RiskChip level={contact.risk as RiskLevel} />}
        {text('caller_name') !== null && <Sealed inline>{text('caller_name')}</Sealed>}
      </div>
      <PromisesPanel contact={contact.id} keyed={keyed} />
      <section aria-label={t('hotline.desk.peek.last')}>
        <h2 className={styles.label}>{t('hotline.desk.peek.last')}</h2>
        {last.length === 0 && <p className={styles.none}>{t('hotline.desk.talk.none')}</p>}
        {last.length > 0 && (
          <Sealed>
            <ol className={styles.lines}>
              {last.map((said) => (
                <SaidLine key={said.field} line={said} />
              ))}
            </ol>
          </Sealed>
        )}
      </section>
    </>
  );
}
