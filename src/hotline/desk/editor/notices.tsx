import { Button } from '@mantine/core';
import { Banner, useWords } from '#desk/parts.ts';
import { useEditing } from './editing.ts';

/** What stands between the writer and the server: no connection, trouble there, or a contact that may not be written any more. */
export function Notices() {
  const { t, has } = useWords();
  const { now, contact, autosave } = useEditing();
  const trouble = now.trouble;
  if (contact.outcome !== null) return <Banner>{t('hotline.desk.closed.read')}</Banner>;
  if (!trouble || trouble.kind === 'session') return null;
  if (trouble.kind === 'refused') {
    const why = has(`errors.${trouble.code}`) ? t(`errors.${trouble.code}`) : '';
    return (
      <Banner tone="stop" title={t('hotline.desk.save.refused')} live>
        {why}
      </Banner>
    );
  }
  return (
    <Banner
      tone="warn"
      live
      title={t(trouble.kind === 'unreachable' ? 'hotline.desk.save.away' : 'hotline.desk.save.trouble')}
      action={
        <Button size="xs" onClick={autosave.resume}>
          {t('hotline.desk.save.now')}
        </Button>
      }
    >
      {t('hotline.desk.save.kept')}
    </Banner>
  );
}
