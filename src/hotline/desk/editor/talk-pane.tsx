import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { DangerCard } from '../danger/danger-card.tsx';
import { PromisesPanel } from '../duty/promises-panel.tsx';
import { Messages } from '../messages/messages.tsx';
import { Talk } from '../talk/talk.tsx';
import { Referrals } from '#network/desk/index.ts';
import { PracticePane } from '../practice/practice-call.tsx';
import { PracticeNote } from '../practice/practice-note.tsx';
import { useEditing } from './editing.ts';
import styles from './editor.module.css';
import { LegalHold } from '../retention/legal-hold.tsx';
import { Notices } from './notices.tsx';

/** The middle: the pad, what was promised, and on a narrow screen the danger card; on a wide one it stands beside. */
export function TalkPane() {
  const { contact, writable } = useEditing();
  const wide = useMediaQuery('(width >= 1180px)', true, { getInitialValueInEffect: false });
  const [promising, setPromising] = useState(0);
  return (
    <div className={styles.talk}>
      <PracticeNote />
      {!wide && <PracticePane part="call" />}
      <Notices />
      <LegalHold />
      <Messages />
      <Talk onPromise={() => setPromising(promising + 1)} />
      {!wide && <DangerCard />}
      <PromisesPanel key={promising} contact={contact.id} making={promising > 0} />
      <Referrals dossier={contact.id} writable={writable} />
    </div>
  );
}
