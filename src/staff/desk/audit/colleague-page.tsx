import { useState } from 'react';
import { EmptyState, PageTitle, Pane, useNow, useWords } from '#desk/parts.ts';
import { defaultZone, zonedTime } from '#kernel/format.ts';
import page from '../page.module.css';
import { useMyself } from '../use-myself.ts';
import { AskForm, type Asked } from './ask-form.tsx';
import { Readings } from './readings.tsx';
import { Searches } from './searches.tsx';

/** `/who-read`: what one colleague read in some days, as far as I may open those records; and what she searched for. */
export function ColleaguePage() {
  const { t } = useWords();
  const me = useMyself();
  const may = me?.may ?? [];
  const today = dayOf(useNow(), me?.zone ?? defaultZone);
  const [asked, setAsked] = useState<Asked>({ account: null, from: today, until: today });
  const { account, from, until } = asked;
  const fits = account !== null && from !== '' && until !== '' && from <= until;
  return (
    <div className={page.page}>
      <PageTitle>{t('staff.who-read.title')}</PageTitle>
      <p className={page.lead}>{t('staff.who-read.lead')}</p>
      <AskForm asked={asked} onChange={setAsked} />
      {!fits && <EmptyState title={t('staff.who-read.choose')}>{t('staff.who-read.choose-text')}</EmptyState>}
      {fits && (
        <div className={page.stack}>
          <Pane title={t('staff.who-read.records')} flush>
            <Readings account={account} from={from} until={until} />
          </Pane>
          {may.includes('audit.search.open') && (
            <Pane title={t('staff.who-read.searches')}>
              <Searches key={`${account}/${from}/${until}`} account={account} from={from} until={until} />
            </Pane>
          )}
        </div>
      )}
    </div>
  );
}

/** The organisation's day, as a date field writes it. */
function dayOf(at: Date, zone: string): string {
  const { year, month, day } = zonedTime(at, zone);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}`;
}
