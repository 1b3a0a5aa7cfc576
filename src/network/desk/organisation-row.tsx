import { Button } from '@mantine/core';
import { IconClock, IconMapPin, IconPhone, type Icon } from '@tabler/icons-react';
import { Chip, Ic, Sealed, useTimes, useWords } from '#desk/parts.ts';
import { useColleague } from '#people/desk/index.ts';
import { useLanguageName } from '#rights/desk/index.ts';
import type { OrganisationAnswer } from '../shared.ts';
import styles from './directory.module.css';

export type OrganisationRowProps = {
  organisation: OrganisationAnswer;
  onEdit: (() => void) | undefined;
  onCheck: () => void;
  onRetire: () => void;
};

/** One organisation: who it is and what for, how to reach it, whom it takes, when somebody last looked. */
export function OrganisationRow({ organisation, onEdit, onCheck, onRetire }: OrganisationRowProps) {
  const { t } = useWords();
  const spoken = useLanguageName();
  const { name, services, forWhom, languages, safeContact, note, retiredOn } = organisation;
  return (
    <li className={styles.row} data-retired={retiredOn !== null || undefined}>
      <div className={styles.main}>
        <h2>
          <Sealed inline>{name}</Sealed>
        </h2>
        <p className={styles.chips}>
          {services.map((service) => (
            <Chip key={service}>{t(`network.service.${service}`)}</Chip>
          ))}
        </p>
        {(safeContact !== '' || note !== '') && (
          <Sealed>
            {safeContact !== '' && (
              <p>
                <b>{t('network.safeContact')}: </b>
                {safeContact}
              </p>
            )}
            {note !== '' && <p>{note}</p>}
          </Sealed>
        )}
      </div>
      <Reach organisation={organisation} />
      <div className={styles.whom}>
        {forWhom.length > 0 && <p>{forWhom.map((each) => t(`network.for_whom.${each}`)).join(', ')}</p>}
        {languages.length > 0 && <p className={styles.quiet}>{languages.map(spoken).join(', ')}</p>}
      </div>
      <div className={styles.state}>
        <Checked organisation={organisation} />
        {onEdit && (
          <div className={styles.acts}>
            {retiredOn === null && (
              <Button size="xs" onClick={onCheck} aria-label={t('network.check.of', { name })}>
                {t('network.check')}
              </Button>
            )}
            {retiredOn === null && (
              <Button size="xs" variant="subtle" onClick={onEdit} aria-label={t('network.edit.of', { name })}>
                {t('network.edit')}
              </Button>
            )}
            <Button size="xs" variant="subtle" onClick={onRetire} aria-label={t('network.retire.of', { name })}>
              {t(retiredOn === null ? 'network.retire' : 'network.return')}
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}

function Reach({ organisation: { numbers, hours, where } }: { organisation: OrganisationAnswer }) {
  const lines: [Icon, string][] = [
    ...numbers.map((number): [Icon, string] => [IconPhone, number]),
    [IconClock, hours],
    [IconMapPin, where],
  ];
  return (
    <ul className={styles.reach}>
      {lines
        .filter(([, text]) => text !== '')
        .map(([icon, text]) => (
          <li key={text}>
            <Ic of={icon} size={16} />
            <Sealed inline>{text}</Sealed>
          </li>
        ))}
    </ul>
  );
}

/** When somebody last looked; an entry older than ninety days says so. */
function Checked({ organisation: { checkedOn, checkedBy, old, retiredOn } }: { organisation: OrganisationAnswer }) {
  const { t } = useWords();
  const { date } = useTimes();
  const nameOf = useColleague();
  const day = (text: string) => date(`${text}T12:00:00Z`);
  if (retiredOn !== null) return <Chip tone="line">{t('network.retiredOn', { date: day(retiredOn) })}</Chip>;
  if (old) return <Chip tone="warn">{t('network.old', { date: day(checkedOn) })}</Chip>;
  return <p className={styles.quiet}>{t('network.checked', { date: day(checkedOn), who: nameOf(checkedBy).name })}</p>;
}
