import { Button } from '@mantine/core';
import { useWords } from '#desk/parts.ts';
import type { FactorToShow } from '../../shared.ts';
import { CodeForm, FactorSecret } from '../ask/second-factor.tsx';
import { Door } from './door.tsx';
import styles from './door.module.css';

/** The six digits after the passphrase; the secret once more for whoever never got to scan it. */
export function CodeStep({
  factor,
  onAgain,
  onLost,
}: {
  factor: FactorToShow | null;
  onAgain: () => void;
  onLost: () => void;
}) {
  const { t } = useWords();
  return (
    <Door
      title={t(factor ? 'staff.factor.title' : 'staff.in.code.title')}
      below={
        <>
          <Button variant="subtle" onClick={onAgain}>
            {t('staff.in.again')}
          </Button>
          {!factor && (
            <Button variant="subtle" onClick={onLost}>
              {t('staff.lost.button')}
            </Button>
          )}
        </>
      }
    >
      <p className={styles.text}>{t(factor ? 'staff.in.code.first' : 'staff.in.code.text')}</p>
      {factor && <FactorSecret factor={factor} />}
      <CodeForm />
    </Door>
  );
}
