import { IconUserQuestion } from '@tabler/icons-react';
import { Ic, useWords } from '#desk/parts.ts';
import styles from './known.module.css';
import { useAnswers } from './use-answers.ts';
import { useKnown, type Typed } from './use-known.ts';

/** On a narrow screen the hits are behind another tab: one line under the number says so. It asks nothing of its own. */
export function KnownHint(typed: Typed) {
  const { t } = useWords();
  const { data } = useKnown(typed);
  const { answers } = useAnswers(typed.contact);
  const count = (data?.hits ?? []).filter(({ id }) => !answers[id]).length + (data?.notes ?? []).length;
  return (
    <output className={styles.hint}>
      {count > 0 && (
        <>
          <Ic of={IconUserQuestion} size={16} /> {t('people.desk.known.hint')}
        </>
      )}
    </output>
  );
}
