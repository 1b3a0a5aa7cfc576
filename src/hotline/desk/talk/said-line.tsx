import { IconPencil, IconQuote } from '@tabler/icons-react';
import { Ic, useTimes, useWords } from '#desk/parts.ts';
import type { Spoken } from './lines.ts';
import styles from './talk.module.css';

/** One line of a talk that is over. */
export function SaidLine({ line }: { line: Spoken }) {
  const { t } = useWords();
  const { time } = useTimes();
  const hers = line.voice === 'hers';
  return (
    <li className={styles.line} data-voice={line.voice}>
      <time dateTime={line.at}>{time(line.at)}</time>
      <span className={styles.voice}>
        <Ic of={hers ? IconQuote : IconPencil} size={16} />
        <span className="said-only">{t(hers ? 'hotline.desk.talk.hers' : 'hotline.desk.talk.mine')}</span>
      </span>
      <p>{line.text}</p>
    </li>
  );
}
