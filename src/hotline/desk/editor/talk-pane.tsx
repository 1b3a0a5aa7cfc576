import { useState } from 'react';
import { DangerCard } from '../danger/danger-card.tsx';
import { PromisesPanel } from '../duty/promises-panel.tsx';
import { Talk } from '../talk/talk.tsx';
import { useEditing } from './editing.ts';
import styles from './editor.module.css';
import { Notices } from './notices.tsx';

/** The middle: danger if there is any, the pad, what was promised. */
export function TalkPane() {
  const { contact } = useEditing();
  const [promising, setPromising] = useState(0);
  return (
    <div className={styles.talk}>
      <Notices />
      <DangerCard />
      <Talk onPromise={() => setPromising(promising + 1)} />
      <PromisesPanel key={promising} contact={contact.id} making={promising > 0} />
    </div>
  );
}
