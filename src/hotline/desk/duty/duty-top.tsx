import { Button } from '@mantine/core';
import { IconPlus, IconSchool } from '@tabler/icons-react';
import { Ic, Key, PageTitle, useWords } from '#desk/parts.ts';
import { ask } from '../begin/begin.ts';
import { useBegin } from '../begin/use-begin.ts';
import { useMyself } from '../queries.ts';
import { RingInPage } from '../ring/ring-in-page.tsx';
import styles from './duty.module.css';

/** Whose promises are shown, or only the calls nobody took. */
export type Whose = 'team' | 'mine' | 'missed';

export type DutyTopProps = {
  whose: Whose;
  team: number | undefined;
  mine: number;
  /** How many calls nobody took; absent for those who take none. */
  missed: number | undefined;
  onWhose: (whose: Whose) => void;
};

/** The heading of the duty desk, the button for a new contact, and whose promises are shown. */
export function DutyTop({ whose, team, mine, missed, onWhose }: DutyTopProps) {
  const { t } = useWords();
  const { now } = useBegin();
  const mayOpen = useMyself()?.may.includes('hotline.contact.open') ?? false;
  const tabs: [Whose, number | undefined][] = [
    ['team', team],
    ['mine', team === undefined ? undefined : mine],
    ...(missed === undefined ? [] : [['missed', missed] satisfies [Whose, number]]),
  ];
  return (
    <>
      <PageTitle
        actions={
          <>
            <span className={styles.order}>{t('hotline.duty.order')}</span>
            {mayOpen && (
              <Button variant="subtle" leftSection={<Ic of={IconSchool} />} onClick={() => ask('practice')}>
                {t('hotline.practice.begin')}
              </Button>
            )}
            {mayOpen && (
              <Button variant="filled" leftSection={<Ic of={IconPlus} />} rightSection={<Key k="C" />} onClick={now}>
                {t('hotline.desk.new')}
              </Button>
            )}
          </>
        }
      >
        {t('hotline.duty.title')}
      </PageTitle>
      <RingInPage />
      <fieldset className={styles.tabs} aria-label={t('hotline.duty.tabs')}>
        {tabs.map(([tab, count]) => (
          <button key={tab} type="button" aria-pressed={tab === whose} onClick={() => onWhose(tab)}>
            {t(`hotline.duty.tab.${tab}`)} <span>{count}</span>
          </button>
        ))}
      </fieldset>
    </>
  );
}
