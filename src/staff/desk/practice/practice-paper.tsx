import type { ReactNode } from 'react';
import { PaperMark, useWords } from '#desk/parts.ts';

/** Around everything of a record: what is printed of a practice one says so in place of its classification. */
export function PracticePaper({ practice, children }: { practice: boolean; children: ReactNode }) {
  const { t } = useWords();
  return <PaperMark value={practice ? t('staff.practice.paper') : null}>{children}</PaperMark>;
}
