import { IconAlertCircle, IconAlertTriangle, IconCircleCheck, IconInfoCircle, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './banner.module.css';
import { cx } from './cx.ts';
import { Ic } from './ic.tsx';

export type BannerTone = 'note' | 'ok' | 'warn' | 'stop';

const icons: Record<BannerTone, Icon> = {
  note: IconInfoCircle,
  ok: IconCircleCheck,
  warn: IconAlertTriangle,
  stop: IconAlertCircle,
};

export type BannerProps = {
  tone?: BannerTone;
  icon?: Icon;
  /** The first, strong sentence. */
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** Read aloud when it appears; for what happens while somebody works. */
  live?: boolean;
};

/** One message in place: what is, why, what next. */
export function Banner({ tone = 'note', icon, title, children, action, live = false }: BannerProps) {
  return (
    <div className={cx('banner', styles.banner)} data-tone={tone} role={live ? 'status' : undefined}>
      <Ic of={icon ?? icons[tone]} size={19} />
      <div className={styles.text}>
        {title !== undefined && <b>{title} </b>}
        {children}
      </div>
      {action}
    </div>
  );
}
