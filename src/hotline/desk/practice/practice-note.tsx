import { Banner, useTimes, useWords } from '#desk/parts.ts';
import { useEditing } from '../editor/editing.ts';

/** Over the talk of a practice contact: nothing here is real, who reads it, and the day it goes. */
export function PracticeNote() {
  const { t } = useWords();
  const { date } = useTimes();
  const { contact } = useEditing();
  if (contact.practiceUntil === null) return null;
  return (
    <Banner title={t('hotline.practice.note.title')}>
      {t('hotline.practice.note', { date: date(contact.practiceUntil) })}
    </Banner>
  );
}
