import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call, useLive, useTimes, useWords } from '#desk/parts.ts';
import type { ContactListAnswer } from '../../shared.ts';
import { useNames } from '../editor/people.ts';
import { keys, useMyself } from '../queries.ts';
import { practiceToRead } from './practice-to-read.ts';
import styles from './practice.module.css';

const key = [...keys.contacts, 'practice'];

/** For a lead, under what waits: practice of others that has ended and can be looked at together until it goes. */
export function PracticeEnded() {
  const { t } = useWords();
  const { date } = useTimes();
  const names = useNames();
  const rows = usePractice();
  if (rows.length === 0) return null;
  return (
    <section className={styles.ended} aria-labelledby="practice-ended">
      <h2 id="practice-ended">{t('hotline.practice.ended')}</h2>
      <ul>
        {rows.map(({ id, number, recordedBy, practiceUntil }) => (
          <li key={id}>
            <Link to="/contacts/$id" params={{ id }}>
              {number}
            </Link>
            , {names(recordedBy).name}
            {practiceUntil !== null && `, ${t('hotline.practice.ended.until', { date: date(practiceUntil) })}`}
          </li>
        ))}
      </ul>
      <p>{t('hotline.practice.ended.text')}</p>
    </section>
  );
}

/** Asked for once and again when some contact ends or goes on: each asking is noted. */
function usePractice() {
  const me = useMyself();
  const queries = useQueryClient();
  useLive(['contact.closed', 'contact.reopened'], () => void queries.invalidateQueries({ queryKey: key }));
  const { data } = useQuery({
    enabled: me?.roles.includes('lead') === true,
    queryKey: key,
    queryFn: () => call<ContactListAnswer>('POST', '/desk/api/contacts/list', { filter: { number: 'VK' } }),
    staleTime: 5 * 60_000,
  });
  return practiceToRead(data?.contacts ?? [], me?.id);
}
