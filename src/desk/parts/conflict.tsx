import { Button } from '@mantine/core';
import { useTimes } from '../use-times.ts';
import { useWords } from '../words.tsx';
import styles from './conflict.module.css';
import { textDifference } from './text-difference.ts';

export type Version = { at: Date | string; text: string };

export type ConflictProps = {
  /** The field's label, already said. */
  field: string;
  mine: Version;
  theirs: Version & { by: string };
  /** Somebody else's grammar, for "izmenila" and "izmenio". */
  gender?: 'female' | 'male' | 'other';
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  onWriteThird: () => void;
};

/** Two people changed one field: both versions with author and time, three ways on, nothing lost. */
export function Conflict(props: ConflictProps) {
  const { field, mine, theirs, gender = 'other', onKeepMine, onTakeTheirs, onWriteThird } = props;
  const { t } = useWords();
  const { time } = useTimes();
  return (
    <section className={styles.conflict} aria-label={t('desk.conflict.label')}>
      <h2>{t('desk.conflict.title', { by: theirs.by, gender, field })}</h2>
      <div className={styles.two}>
        <Text mine who={t('desk.conflict.mine', { time: time(mine.at) })} text={mine.text} other={theirs.text} />
        <Text
          who={t('desk.conflict.theirs', { by: theirs.by, time: time(theirs.at) })}
          text={theirs.text}
          other={mine.text}
        />
      </div>
      <p>{t('desk.conflict.kept')}</p>
      <div className={styles.acts}>
        <Button variant="filled" onClick={onKeepMine}>
          {t('desk.conflict.keepMine')}
        </Button>
        <Button onClick={onTakeTheirs}>{t('desk.conflict.takeTheirs')}</Button>
        <Button variant="subtle" onClick={onWriteThird}>
          {t('desk.conflict.writeThird')}
        </Button>
      </div>
    </section>
  );
}

function Text({ who, text, other, mine = false }: { who: string; text: string; other: string; mine?: boolean }) {
  const { before, changed, after } = textDifference(text, other);
  return (
    <div className={styles.version} data-mine={mine || undefined}>
      <span>{who}</span>
      <p>
        {before}
        {changed && <ins>{changed}</ins>}
        {after}
      </p>
    </div>
  );
}
