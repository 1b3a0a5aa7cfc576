import { UnstyledButton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Banner, call, Initials, setSession, useWords, type Gender } from '#desk/parts.ts';
import { Refused } from '../ask/refused.tsx';
import { useRoleName } from '../roles/use-role-name.ts';
import styles from './tiles.module.css';

type Tile = { id: string; name: string; gender: Gender; roles: string[] };

/** The demonstration's way in: one tile per invented person. Absent everywhere else, because the server has no such address. */
export function Tiles() {
  const { t } = useWords();
  const roleName = useRoleName();
  const found = useQuery({
    queryKey: ['demo'],
    queryFn: () => call<{ people: Tile[] }>('GET', '/desk/api/demo'),
    retry: false,
  });
  const entering = useMutation({
    mutationFn: (id: string) => call('POST', '/desk/api/demo/sign-in', { id }),
    onSuccess: () => setSession('signed-in'),
  });
  if (!found.data) return null;
  return (
    <section className={styles.tiles} aria-label={t('staff.demo.title')}>
      <Banner tone="warn" title={t('staff.demo.title')}>
        {t('staff.demo.text')}
      </Banner>
      <ul>
        {found.data.people.map(({ id, name, gender, roles }) => (
          <li key={id}>
            <UnstyledButton className={styles.tile} onClick={() => entering.mutate(id)} disabled={entering.isPending}>
              <Initials
                of={name
                  .split(/[\s-]+/)
                  .map((part) => part[0])
                  .join('')
                  .slice(0, 2)}
              />
              <span>
                <b>{name}</b>
                <small>{roles.map((role) => roleName(role, gender)).join(', ')}</small>
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <Refused error={entering.error} />
    </section>
  );
}
