import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Chip, Dialog, EmptyState, Key, Sealed, useEitherWords, useWords } from '#desk/parts.ts';
import type { OrganisationAnswer } from '../../shared.ts';
import { useDirectory } from '../queries.ts';
import { lineOf, organisationsLike } from '../search.ts';
import styles from './referrals.module.css';
import { useTellNumber } from './use-referral-acts.ts';

export type PickOrganisationProps = {
  /** The record in which it is counted. */
  dossier: string;
  open: boolean;
  onClose: () => void;
  /** The organisation as one line of words: name, number, hours. */
  onPick: (line: string) => void;
};

/** Whom to send to, by a few letters: its line goes into the words, and that she was given the number is counted. */
export function PickOrganisation({ dossier, open, onClose, onPick }: PickOrganisationProps) {
  const { t } = useWords();
  const tell = useTellNumber(dossier);
  const pick = (organisation: OrganisationAnswer) => {
    onClose();
    tell.mutate(organisation);
    // Once the sheet is gone, so that the pen stays where the line was put.
    requestAnimationFrame(() => onPick(lineOf(organisation)));
  };
  return (
    <Dialog open={open} onClose={onClose} label={t('network.pick')} className={styles.dialog}>
      <Picker onPick={pick} />
    </Dialog>
  );
}

function Picker({ onPick }: { onPick: (organisation: OrganisationAnswer) => void }) {
  const { t } = useWords();
  const { data } = useDirectory();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const own = useRef<HTMLInputElement>(null);
  useEffect(() => own.current?.focus(), []);
  const either = useEitherWords();
  const say = ({ services }: OrganisationAnswer) => services.map((each) => either(`network.service.${each}`)).join(' ');
  const sought = { query, service: null, retired: false };
  const rows = organisationsLike(data?.organisations ?? [], sought, say);
  const byKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = rows[at];
    if (step && rows.length > 0) setAt((at + step + rows.length) % rows.length);
    else if (event.key === 'Enter' && row) onPick(row);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.picker}>
      <h2>{t('network.pick')}</h2>
      <TextInput
        ref={own}
        value={query}
        autoComplete="off"
        aria-label={t('network.search')}
        placeholder={t('network.search')}
        rightSection={<Key k="Enter" />}
        rightSectionWidth={64}
        onKeyDown={byKey}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setAt(0);
        }}
      />
      {rows.length === 0 ? (
        <EmptyState kind="filtered" title={t('network.noneFor')} />
      ) : (
        <ul className={styles.found}>
          {rows.map((row, place) => (
            <li key={row.id}>
              <button type="button" data-current={place === at || undefined} onClick={() => onPick(row)}>
                <Sealed inline>{lineOf(row)}</Sealed>
                <span className={styles.quiet}>
                  {row.services.map((service) => t(`network.service.${service}`)).join(', ')}{' '}
                  {row.old && <Chip tone="warn">{t('network.oldShort')}</Chip>}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.quiet}>{t('network.pick.text')}</p>
    </div>
  );
}
