import { Button } from '@mantine/core';
import { useWords } from '#desk/parts.ts';
import { CheckPage } from '../ask/check-page.tsx';

/** Giving up one's own access is asked first: whoever no longer reads cannot give it back to herself. */
export function GiveUp({ onAct, onDone }: { onAct: () => Promise<void>; onDone: () => void }) {
  const { t } = useWords();
  const act = async () => {
    await onAct();
    onDone();
  };
  return (
    <CheckPage
      open
      onClose={onDone}
      title={t('staff.readers.give-up.title')}
      says={[t('staff.readers.give-up.text')]}
      act={
        <Button variant="stop" onClick={() => void act()}>
          {t('staff.readers.give-up.act')}
        </Button>
      }
      out={t('staff.readers.cancel')}
    />
  );
}
