import { Menu } from '@mantine/core';
import { IconBellRinging } from '@tabler/icons-react';
import { call, Ic, useCommands, useWords } from '#desk/parts.ts';
import { demoCallers } from '../../ring/answers.ts';
import { useMyself } from '../queries.ts';
import { useTrying } from '../use-trying.ts';
import styles from './ring.module.css';

type Caller = (typeof demoCallers)[number];

/** In the demonstration only: makes its telephone ring, from the top of the page or the command bar. */
export function DemoRing() {
  const me = useMyself();
  return me?.organisation.demo && me.may.includes('hotline.ring.take') ? <Ringer /> : null;
}

function Ringer() {
  const { t } = useWords();
  const trying = useTrying();
  const ring = trying(async (who: Caller) => void (await call('POST', '/desk/api/demo/ring', { who })));
  const callers = demoCallers.map((who) => ({ who, title: t(`hotline.ring.demo.${who}`), run: () => void ring(who) }));
  useCommands(
    callers.map(({ who, title, run }) => ({
      id: `demo-ring-${who}`,
      group: 'actions',
      icon: IconBellRinging,
      title: t('hotline.ring.demo.command', { title }),
      run,
    })),
  );
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <button type="button" className={styles.demo}>
          <Ic of={IconBellRinging} size={15} /> {t('hotline.ring.demo')}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {callers.map(({ who, title, run }) => (
          <Menu.Item key={who} onClick={run}>
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
