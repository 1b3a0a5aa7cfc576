import { Button } from '@mantine/core';
import { Banner, useSentence, useTimes, useWords } from '#desk/parts.ts';
import type { DebriefAnswer } from '../../shared.ts';
import { useNames } from '../queries.ts';
import styles from './debrief.module.css';
import { useDebriefActs, useDebriefs } from './use-debriefs.ts';

/** Talks after grave calls: mine with what I may say to them, colleagues' for whoever leads. Nothing where none waits. */
export function Debriefs() {
  const { t } = useWords();
  const { data } = useDebriefs();
  const nameOf = useNames();
  if (!data || data.mine.length + data.others.length === 0) return null;
  return (
    <section className={styles.talks} aria-label={t('tasks.debrief.title')}>
      {data.mine.map((talk) => (
        <Mine key={talk.id} talk={talk} />
      ))}
      {data.others.length > 0 && (
        <div className={styles.talk}>
          <h2>{t('tasks.debrief.others')}</h2>
          <ul>
            {data.others.map((talk) => (
              <li key={talk.id}>
                {nameOf(talk.account).name}, <When talk={talk} />
              </li>
            ))}
          </ul>
          <p>{t('tasks.debrief.others.text')}</p>
        </div>
      )}
    </section>
  );
}

function Mine({ talk }: { talk: DebriefAnswer }) {
  const { t } = useWords();
  const sentence = useSentence();
  const acts = useDebriefActs();
  return (
    <div className={styles.talk}>
      <h2>{t('tasks.debrief.title')}</h2>
      <p>
        {t('tasks.debrief.text')} <When talk={talk} />. {t('tasks.debrief.who')}
      </p>
      {acts.failed && <Banner tone="warn">{sentence(acts.failed)}</Banner>}
      <div className={styles.acts}>
        <Button size="xs" onClick={() => acts.give(talk.id, 'held')}>
          {t('tasks.debrief.held')}
        </Button>
        <Button size="xs" variant="subtle" onClick={() => acts.give(talk.id, 'later')}>
          {t('tasks.debrief.later')}
        </Button>
        <Button size="xs" variant="subtle" onClick={() => acts.give(talk.id, 'declined')}>
          {t('tasks.debrief.declined')}
        </Button>
      </div>
    </div>
  );
}

function When({ talk }: { talk: DebriefAnswer }) {
  const { t } = useWords();
  const { shortDate, time } = useTimes();
  const at = (moment: string) => ({ date: shortDate(moment), time: time(moment) });
  const [from, due] = [at(talk.from), at(talk.due)];
  return <b>{t('tasks.debrief.when', { from: from.date, fromTime: from.time, due: due.date, dueTime: due.time })}</b>;
}
