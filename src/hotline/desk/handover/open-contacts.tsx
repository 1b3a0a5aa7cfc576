import { Link } from '@tanstack/react-router';
import { Pane, RiskChip, Sealed, useWords, type RiskLevel } from '#desk/parts.ts';
import type { HandoverAnswer } from '../../shared.ts';
import styles from './handover.module.css';

/** Contacts left open without a promise; absent while there are none. */
export function OpenContacts({ open }: { open: HandoverAnswer['open'] }) {
  const { t } = useWords();
  if (open.length === 0) return null;
  return (
    <Pane title={t('hotline.handover.open')} aside={t('hotline.handover.open.count', { n: open.length })} flush>
      <ul>
        {open.map(({ contact, number, callType, risk, who }) => (
          <li key={contact} className={styles.row}>
            <p className={styles.top}>
              <Link to="/contacts/$id" params={{ id: contact }}>
                {number}
              </Link>
              <span>{callType ? t(`hotline.code.call_type.${callType}`) : t('hotline.desk.typeNotAsked')}</span>
              {who !== null && <Sealed inline>{who}</Sealed>}
              {risk && <RiskChip level={risk as RiskLevel} />}
            </p>
          </li>
        ))}
      </ul>
    </Pane>
  );
}
