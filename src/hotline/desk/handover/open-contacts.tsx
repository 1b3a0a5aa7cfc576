import { Link } from '@tanstack/react-router';
import { Pane, RiskChip, Sealed, useWords, type RiskLevel } from '#desk/parts.ts';
import type { Danger, HandoverAnswer, HandoverContact } from '../../shared.ts';
import styles from './handover.module.css';

type Row = HandoverContact & { danger?: Danger };

/** Contacts in danger now, read before everything else; absent while there are none. */
export function InDanger({ danger }: { danger: HandoverAnswer['danger'] }) {
  const { t } = useWords();
  return <Contacts title={t('hotline.handover.danger')} rows={danger} />;
}

/** Contacts left open without a promise; absent while there are none. */
export function OpenContacts({ open }: { open: HandoverAnswer['open'] }) {
  const { t } = useWords();
  return <Contacts title={t('hotline.handover.open')} rows={open} />;
}

function Contacts({ title, rows }: { title: string; rows: readonly Row[] }) {
  const { t } = useWords();
  if (rows.length === 0) return null;
  return (
    <Pane title={title} aside={t('hotline.handover.open.count', { n: rows.length })} flush>
      <ul>
        {rows.map(({ contact, number, callType, risk, who, danger }) => (
          <li key={contact} className={styles.row}>
            <p className={styles.top}>
              <Link to="/contacts/$id" params={{ id: contact }}>
                {number}
              </Link>
              <span>{callType ? t(`hotline.code.call_type.${callType}`) : t('hotline.desk.typeNotAsked')}</span>
              {who !== null && <Sealed inline>{who}</Sealed>}
              {risk && <RiskChip level={risk as RiskLevel} />}
              {danger === 'unanswered' && <b>{t('hotline.duty.row.unanswered')}</b>}
            </p>
          </li>
        ))}
      </ul>
    </Pane>
  );
}
