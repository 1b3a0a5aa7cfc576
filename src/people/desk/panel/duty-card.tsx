import type { ReactNode } from 'react';
import { RiskChip, Sealed, useWords, type RiskLevel } from '#desk/parts.ts';
import type { DutyCard } from '../../shared.ts';
import styles from './panel.module.css';

const texts = ['if_rings', 'wake', 'told'] as const;

/** What the duty team must know at night: how to call her, what if she rings, whom to wake, what she was told. */
export function DutyCardView({ card }: { card: DutyCard }) {
  const { t } = useWords();
  const said = (field: string) => {
    const value = card.fields[field]?.value;
    return typeof value === 'string' && value.trim() !== '' ? value : null;
  };
  const rows = texts.filter((field) => said(field) !== null);
  return (
    <Sealed>
      <div className={styles.card}>
        <header>
          <span className={styles.label}>{t('people.desk.card.how_to_call')}</span>
          {card.risk && <RiskChip level={card.risk as RiskLevel} />}
        </header>
        <p className={styles.called}>{said('how_to_call') ?? t('people.desk.card.uncalled')}</p>
        <dl>
          {rows.map((field) => (
            <Row key={field} label={t(`people.desk.card.${field}`)}>
              {said(field)}
            </Row>
          ))}
        </dl>
        {rows.length === 0 && <p className={styles.quiet}>{t('people.desk.card.empty')}</p>}
      </div>
    </Sealed>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
