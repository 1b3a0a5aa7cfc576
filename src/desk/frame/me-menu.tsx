import { Button, Popover, Switch } from '@mantine/core';
import { IconLogout, IconUserCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { locales } from '#kernel/words.ts';
import { setLook, useLook } from '../look.ts';
import { Choice } from '../parts/choice.tsx';
import { Field } from '../parts/field.tsx';
import { Ic } from '../parts/ic.tsx';
import { Initials } from '../parts/initials.tsx';
import { useWords } from '../words.tsx';
import styles from './me-menu.module.css';
import type { Me } from './me.ts';

/** Oneself: language, light or dark, density, single keys, and the way out. */
export function MeMenu({ me, onSignOut }: { me: Me; onSignOut: () => void }) {
  const { t } = useWords();
  return (
    <Popover position="bottom-end" width={300} trapFocus returnFocus withinPortal>
      <Popover.Target>
        <button
          type="button"
          className={styles.me}
          aria-label={t('desk.me.open', { name: me.name, initials: me.initials })}
        >
          <Initials of={me.initials} size="large" />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={styles.menu}>
          <h2>{me.name}</h2>
          <LookFields />
          <Button component={Link} to="/account" variant="default" leftSection={<Ic of={IconUserCircle} />}>
            {t('desk.me.account')}
          </Button>
          <Button variant="default" leftSection={<Ic of={IconLogout} />} onClick={onSignOut}>
            {t('desk.me.signOut')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

const schemes = ['auto', 'light', 'dark'] as const;
const densities = ['comfortable', 'compact'] as const;

function LookFields() {
  const { t } = useWords();
  const look = useLook();
  const named = <Value extends string>(values: readonly Value[], of: string) =>
    values.map((value) => ({ value, label: t(`desk.me.${of}.${value}`) }));
  return (
    <>
      <Field label={t('desk.me.locale')}>
        {(ties) => (
          <Choice
            {...ties}
            options={named(locales, 'locale')}
            value={look.locale}
            onChange={(locale) => locale && setLook({ locale })}
          />
        )}
      </Field>
      <Field label={t('desk.me.scheme')}>
        {(ties) => (
          <Choice
            {...ties}
            options={named(schemes, 'scheme')}
            value={look.scheme}
            onChange={(scheme) => scheme && setLook({ scheme })}
          />
        )}
      </Field>
      <Field label={t('desk.me.density')}>
        {(ties) => (
          <Choice
            {...ties}
            options={named(densities, 'density')}
            value={look.density}
            onChange={(density) => density && setLook({ density })}
          />
        )}
      </Field>
      <Switch
        label={t('desk.me.singleKeys')}
        checked={look.singleKeys}
        onChange={(event) => setLook({ singleKeys: event.currentTarget.checked })}
      />
    </>
  );
}
