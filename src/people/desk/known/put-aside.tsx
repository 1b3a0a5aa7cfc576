import { Button } from '@mantine/core';
import { Sealed, useWords } from '#desk/parts.ts';
import type { Hit } from '../../shared.ts';
import { scriptOf } from '../script-of.ts';
import { useHitName } from './hit-card.tsx';
import styles from './known.module.css';
import type { HitAnswer } from './use-answers.ts';

/** A hit that was answered "not her" or "later", in one line; a press brings it back. */
export function PutAside(props: { hit: Hit; answer: HitAnswer; onBack: () => void }) {
  const { t } = useWords();
  const name = useHitName()(props.hit) ?? t('people.desk.known.unnamed');
  return (
    <p className={styles.aside}>
      <span>
        <Sealed inline lang={scriptOf(name)}>
          {name}
        </Sealed>{' '}
        {t(`people.desk.known.said.${props.answer}`)}
      </span>
      <Button size="xs" variant="subtle" onClick={props.onBack}>
        {t('people.desk.known.again')}
      </Button>
    </p>
  );
}
