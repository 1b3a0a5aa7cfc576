import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { Banner, Ic, Key, useWords } from '#desk/parts.ts';
import { givens } from '../../shared.ts';
import { isAnswered } from '../../run-value.ts';
import { useChecking } from './checking.ts';
import { usePageName } from './dimensions-pane.tsx';
import { IndicatorRow } from './indicator-row.tsx';
import { pagesOf, rowsOf } from './pages.ts';
import styles from './run.module.css';
import { valueOf } from './saving.ts';
import { useRowAt } from './use-row-at.ts';

/** The rows of one page: the five answers, and who says so. */
export function RowsPane() {
  const { t } = useWords();
  const { run, now, page } = useChecking();
  const rows = rowsOf(run, page);
  const { at, setAt } = useRowAt(rows);
  const weighed = rows.some(({ strength }) => strength !== null);
  const stopped = page === 'gates' && rows.some(({ code }) => isNo(valueOf(now, code)));
  return (
    <div className={styles.rows}>
      <RowsHead />
      {page === 'gates' && <p className={styles.small}>{t('screening.gates.text')}</p>}
      {stopped && (
        <Banner tone="stop" title={t('screening.gates.stop')} live>
          {t('screening.gates.stopText')}
        </Banner>
      )}
      <div className={styles.grid} data-weighed={weighed || undefined}>
        <div className={styles.columns} aria-hidden="true">
          <span />
          <span>{t('screening.desk.col.indicator')}</span>
          <span>{weighed && t('screening.desk.col.strength')}</span>
          <span className={styles.five}>
            {givens.map((given) => (
              <span key={given}>{t(`screening.code.given.${given}`)}</span>
            ))}
          </span>
          <span>{t('screening.desk.col.whose')}</span>
        </div>
        {rows.map((item, place) => (
          <IndicatorRow key={item.code} item={item} current={place === at} onCurrent={() => setAt(place)} />
        ))}
      </div>
      <p className={styles.small}>{t('screening.desk.three')}</p>
    </div>
  );
}

function isNo(value: ReturnType<typeof valueOf>): boolean {
  return isAnswered(value) && value.given === 'absent';
}

function RowsHead() {
  const { t } = useWords();
  const { run, page, setPage, writable } = useChecking();
  const name = usePageName();
  const pages = pagesOf(run);
  const at = pages.indexOf(page);
  const [before, after] = [pages[at - 1], pages[at + 1]];
  const heading =
    page === 'gates' || page === 'all' ? name(page) : t('screening.desk.heading', { code: page, name: name(page) });
  return (
    <header className={styles.rowsHead}>
      <h2>{heading}</h2>
      {writable && (
        <span className={styles.hint}>
          <Key k="1" /> – <Key k="5" /> {t('screening.desk.keys.answer')}, <Key k="J" /> <Key k="K" />{' '}
          {t('screening.desk.keys.row')}
        </span>
      )}
      <span className={styles.turn}>
        <ActionIcon
          aria-label={t('screening.desk.key.pageBefore')}
          disabled={!before}
          onClick={() => before && setPage(before)}
        >
          <Ic of={IconChevronLeft} size={18} />
        </ActionIcon>
        <ActionIcon aria-label={t('screening.desk.key.page')} disabled={!after} onClick={() => after && setPage(after)}>
          <Ic of={IconChevronRight} size={18} />
        </ActionIcon>
      </span>
    </header>
  );
}
