import { useState } from 'react';
import { Choice, useWords } from '#desk/parts.ts';
import styles from './trustees.module.css';

const places = [
  { number: 1, x: 60, y: 22 },
  { number: 2, x: 22, y: 96 },
  { number: 3, x: 98, y: 96 },
] as const;

const choices = { '12': [1, 2], '13': [1, 3], '23': [2, 3], '1': [1] } as const;
type Chosen = keyof typeof choices;

/** Which of the three open together: two do, whichever, one alone does not. */
export function Pairs() {
  const { t } = useWords();
  const [chosen, setChosen] = useState<Chosen>('12');
  const here: readonly number[] = choices[chosen];
  const options = (Object.keys(choices) as Chosen[])
    .toSorted((one, other) => other.length - one.length)
    .map((value) => ({ value, label: t(`staff.trustees.pair.${value}`) }));
  return (
    <section className={styles.pairs} aria-labelledby="pairs">
      <Drawing here={here} />
      <div className={styles.pairText}>
        <h2 id="pairs">{t('staff.trustees.pairs')}</h2>
        <Choice
          aria-label={t('staff.trustees.pairs')}
          options={options}
          value={chosen}
          onChange={(value) => value && setChosen(value)}
        />
        <p className={styles.small} aria-live="polite">
          <b>{t(here.length > 1 ? 'staff.trustees.opens' : 'staff.trustees.shut')}</b> {t('staff.trustees.lost')}
        </p>
      </div>
    </section>
  );
}

function Drawing({ here }: { here: readonly number[] }) {
  const open = here.length > 1;
  return (
    <svg className={styles.drawing} width="120" height="122" viewBox="0 0 120 122" aria-hidden="true">
      {places
        .filter(({ number }) => here.includes(number))
        .map(({ number, x, y }) => (
          <path key={number} d={`M${x} ${y}L60 66`} className={styles.thread} />
        ))}
      <circle cx="60" cy="66" r="9" className={open ? styles.lit : styles.dark} />
      {places.map(({ number, x, y }) => (
        <g
          key={number}
          transform={`translate(${x} ${y})`}
          className={here.includes(number) ? styles.here : styles.away}
        >
          <rect x="-19" y="-19" width="38" height="38" rx="7" />
          <text y="6" textAnchor="middle">
            {number}
          </text>
        </g>
      ))}
    </svg>
  );
}
