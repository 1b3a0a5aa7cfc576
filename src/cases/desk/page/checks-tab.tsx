import { useWords } from '#desk/parts.ts';
import { Checks } from '#screening/desk/index.ts';
import type { CaseAnswer } from '../../shared.ts';
import { FactsTab } from '../facts/facts-tab.tsx';
import styles from './page.module.css';

/** What happened to her, in closed lists, and the checks of indicators beside it. */
export function ChecksTab({ one, begun }: { one: CaseAnswer; begun: number }) {
  const { t } = useWords();
  return (
    <div className={styles.checks}>
      <Checks dossier={one.id} begun={begun} />
      <section aria-labelledby="facts">
        <h2 id="facts">{t('cases.facts')}</h2>
        <FactsTab one={one} />
      </section>
    </div>
  );
}
