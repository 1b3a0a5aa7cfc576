import { Button } from '@mantine/core';
import { IconEyeOff, IconKey } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../words.tsx';
import styles from './grant-sheet.module.css';
import { Ic } from './ic.tsx';

export type GrantRow = {
  id: string;
  /** A person, a team, or the person the record is about. */
  who: string;
  /** People in a team. */
  count?: number | undefined;
  from: ReactNode;
  /** Why and until when, already said. */
  why: ReactNode;
  /** How often it was read, already said. */
  reads?: ReactNode;
  /** Missing where it may not be taken away. */
  onTake?: (() => void) | undefined;
};

export type GrantSheetProps = {
  grants: readonly GrantRow[];
  onGive?: (() => void) | undefined;
  onReads?: (() => void) | undefined;
};

/** Who can read this and why: from whom, until when, how often; taking away is one press and can be undone. */
export function GrantSheet({ grants, onGive, onReads }: GrantSheetProps) {
  const { t } = useWords();
  return (
    <div className={styles.sheet}>
      <table className={styles.table}>
        <caption className="said-only">{t('desk.grants.title')}</caption>
        <thead>
          <tr>
            {['who', 'from', 'why', 'reads', 'act'].map((column) => (
              <th key={column} scope="col">
                {t(`desk.grants.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grants.map((grant) => (
            <Row key={grant.id} grant={grant} />
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        <Ic of={IconEyeOff} size={15} />
        {t('desk.grants.admin')}
      </p>
      <div className={styles.acts}>
        {onGive && (
          <Button leftSection={<Ic of={IconKey} size={16} />} onClick={onGive}>
            {t('desk.grants.give')}
          </Button>
        )}
        {onReads && (
          <Button variant="subtle" onClick={onReads}>
            {t('desk.grants.allReads')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Row({ grant }: { grant: GrantRow }) {
  const { t } = useWords();
  return (
    <tr>
      <th scope="row">
        {grant.who} {grant.count !== undefined && <span>({grant.count})</span>}
      </th>
      <td data-column={t('desk.grants.from')}>{grant.from}</td>
      <td>{grant.why}</td>
      <td className={styles.reads}>{grant.reads}</td>
      <td>
        {grant.onTake && (
          <Button size="xs" onClick={grant.onTake} aria-label={t('desk.grants.takeFrom', { who: grant.who })}>
            {t('desk.grants.take')}
          </Button>
        )}
      </td>
    </tr>
  );
}
