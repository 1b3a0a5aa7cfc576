import { Referrals, useRecipients } from '#network/desk/index.ts';
import { Clocks, Consents } from '#rights/desk/index.ts';
import { isClosed, type CaseAnswer } from '../../shared.ts';
import styles from './page.module.css';

/** What she agreed to, one purpose and one recipient a row; what left under it, and the legal clocks that run. */
export function ConsentsTab({ one, begun }: { one: CaseAnswer; begun: number }) {
  const recipients = useRecipients();
  const writable = one.can.write && !isClosed(one.status);
  return (
    <div className={styles.people}>
      <Consents dossier={one.id} writable={writable} organisations={recipients} begun={begun} />
      <Referrals dossier={one.id} writable={writable} heading="h2" />
      <Clocks dossier={one.id} writable={writable} />
    </div>
  );
}
