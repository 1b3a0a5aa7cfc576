import { useQuery } from '@tanstack/react-query';
import { IconFingerprint } from '@tabler/icons-react';
import { Banner, call, ErrorState, LoadingState, Pane, useWords } from '#desk/parts.ts';
import type { OwnWords as OwnWordsAnswer } from '../../shared.ts';
import styles from './people.module.css';
import { SixWords } from './six-words.tsx';
import { useTeamName } from './use-team-name.ts';

/** One's own six words and the teams one still waits for, as the server tells it. */
export function useOwnWords() {
  return useQuery({
    queryKey: ['own-words'],
    queryFn: () => call<OwnWordsAnswer>('GET', '/desk/api/me/fingerprint'),
    refetchInterval: (query) => ((query.state.data?.waits.length ?? 0) > 0 ? 20_000 : false),
  });
}

/** What a newcomer reads out, and whether she is still waiting. */
export function OwnWords() {
  const { t } = useWords();
  const teamName = useTeamName();
  const own = useOwnWords();
  return (
    <Pane title={t('staff.words.title')} icon={IconFingerprint}>
      <div className={styles.stack}>
        {own.isPending && <LoadingState />}
        {own.isError && <ErrorState error={own.error} onRetry={() => void own.refetch()} />}
        {own.data && (
          <>
            {own.data.waits.length > 0 && (
              <Banner tone="note" title={t('staff.words.waits')}>
                {own.data.waits.map(teamName).join('; ')}
              </Banner>
            )}
            <p className={styles.text}>{t('staff.words.text')}</p>
            <SixWords words={own.data.words} />
          </>
        )}
      </div>
    </Pane>
  );
}
