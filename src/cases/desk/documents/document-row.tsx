import { Button } from '@mantine/core';
import { IconFileText, IconFileTypePdf, IconPhoto, type Icon } from '@tabler/icons-react';
import { Ic, Sealed, useTimes, useWords } from '#desk/parts.ts';
import { useReaderWords } from '#staff/desk/index.ts';
import type { DocumentAnswer } from '../../shared.ts';
import styles from './documents.module.css';

const icons: Record<DocumentAnswer['kind'], Icon> = {
  jpeg: IconPhoto,
  png: IconPhoto,
  webp: IconPhoto,
  pdf: IconFileTypePdf,
  text: IconFileText,
};

export type DocumentRowProps = {
  document: DocumentAnswer;
  onShow?: () => void;
  act?: string;
  onAct?: () => void;
};

/** One document: what it is called, its kind and size, who added it and when. */
export function DocumentRow({ document, onShow, act, onAct }: DocumentRowProps) {
  const { t } = useWords();
  const { date, time } = useTimes();
  const { nameOf } = useReaderWords();
  const { name, kind, bytes, pages, by, at } = document;
  return (
    <li>
      <Ic of={icons[kind]} size={18} />
      <span className={styles.name}>
        <Sealed inline>{name}</Sealed>
        <span className={styles.quiet}>
          {t(`cases.documents.kind.${kind}`)}
          {pages !== null && `, ${t('cases.documents.pages', { count: pages })}`},{' '}
          {t('cases.documents.size', { kb: Math.max(1, Math.round(bytes / 1024)) })}
        </span>
      </span>
      <span className={styles.quiet}>
        {t('cases.documents.by', { who: nameOf(by), date: date(at), time: time(at) })}
      </span>
      <span className={styles.acts}>
        {onShow && (
          <Button size="xs" onClick={onShow} aria-label={t('cases.documents.show.what', { what: name })}>
            {t('cases.documents.show')}
          </Button>
        )}
        {onAct && (
          <Button size="xs" variant="subtle" onClick={onAct} aria-label={`${act}: ${name}`}>
            {act}
          </Button>
        )}
      </span>
    </li>
  );
}
