import { Checks } from '#screening/desk/index.ts';
import type { CaseAnswer } from '../../shared.ts';
import { FactsTab } from '../facts/facts-tab.tsx';
import styles from './page.module.css';

/** What happened to her, in closed lists, and the checks of indicators beside it. */
export function ChecksTab({ one }: { one: CaseAnswer }) {
  return (
    <div className={styles.people}>
      <Checks dossier={one.id} />
      <FactsTab one={one} />
    </div>
  );
}
