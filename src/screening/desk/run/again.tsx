import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call, ErrorState, Ic, useWords } from '#desk/parts.ts';
import { keys } from '../queries.ts';
import { useChecking } from './checking.ts';
import styles from './run.module.css';

/** A kept finding does not change: a later answer is a new check, which begins with the answers of this one. */
export function Again() {
  const { t } = useWords();
  const { run, about } = useChecking();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const base = `/desk/api/dossiers/${run.dossier}/screening`;
  const again = useMutation({
    mutationFn: async () => {
      const list = run.list.family === 'delphi' ? 'delphi' : run.list.id;
      const { id } = await call<{ id: string }>('POST', base, { list, ...about });
      const changes = Object.entries(run.fields)
        .filter(([field]) => field !== 'about')
        .map(([field, { value }]) => ({ field, basedOn: 0, value }));
      if (changes.length > 0) await call('PUT', `${base}/${id}`, { changes });
      return id;
    },
    onSuccess: async (id) => {
      void queries.invalidateQueries({ queryKey: keys.checks(run.dossier) });
      await navigate({ to: '/screening/$id/$run', params: { id: run.dossier, run: id } });
    },
  });
  if (!run.finding || !run.can.write) return null;
  return (
    <div className={styles.part}>
      {again.error && <ErrorState error={again.error} />}
      <Button
        size="xs"
        className={styles.again ?? ''}
        leftSection={<Ic of={IconPlus} size={14} />}
        loading={again.isPending}
        onClick={() => again.mutate()}
      >
        {t('screening.desk.again')}
      </Button>
    </div>
  );
}
