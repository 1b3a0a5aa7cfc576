import { IconClockPause } from '@tabler/icons-react';
import { Ic, useTimes, useWords } from '#desk/parts.ts';
import styles from './known.module.css';

/** Says that the end of a number was not looked for, and until when; the rest goes on. */
export function EndLimit({ againAt }: { againAt: string | null }) {
  const { t } = useWords();
  const { time } = useTimes();
  return (
    <output className={styles.limit}>
      {againAt !== null && (
        <>
          <Ic of={IconClockPause} size={16} />
          <span>{[t('people.desk.end.limit', { time: time(againAt) }), t('people.desk.end.else')].join(' ')}</span>
        </>
      )}
    </output>
  );
}
