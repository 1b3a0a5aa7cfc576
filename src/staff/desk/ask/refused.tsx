import { ApiError, Banner, useSentence, useWords } from '#desk/parts.ts';

/** Why it did not work, in place and read aloud; while guessing is slowed down, the seconds count down. */
export function Refused({ error, wait = 0 }: { error: unknown; wait?: number }) {
  const { t } = useWords();
  const sentence = useSentence();
  if (!error) return null;
  if (error instanceof ApiError && error.code === 'guessing') {
    return (
      <Banner tone={wait > 0 ? 'warn' : 'note'} live={wait === 0}>
        {wait > 0 ? t('errors.guessing', { seconds: wait }) : t('staff.wait.over')}
      </Banner>
    );
  }
  return (
    <Banner tone="warn" live>
      {sentence(error)}
    </Banner>
  );
}
