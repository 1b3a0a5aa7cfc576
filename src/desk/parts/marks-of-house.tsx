import { useId } from 'react';
import styles from './marks-of-house.module.css';

const star =
  'M4 0h1v1H4zM3 1h3v1H3zM2 2h2v1H2zM5 2h2v1H5zM1 3h2v1H1zM6 3h2v1H6zM0 4h2v1H0zM7 4h2v1H7zM1 5h2v1H1zM6 5h2v1H6zM2 6h2v1H2zM5 6h2v1H5zM3 7h3v1H3zM4 8h1v1H4z';

/** The stepped diamond with a lit centre: one light among many. `size` in multiples of nine stays sharp. */
export function Wordmark({ size = 27, name }: { size?: number; name?: string }) {
  return (
    <span className={styles.wordmark}>
      <svg width={size} height={size} viewBox="0 0 9 9" shapeRendering="crispEdges" aria-hidden="true">
        <path d={star} fill="currentColor" />
        <path d="M3 4h3v1H3zM4 3h1v3H4z" className={styles.lit} />
      </svg>
      {name !== undefined && <b>{name}</b>}
    </span>
  );
}

/** The woven hem of stepped peaks: first run and printed covers, never on the working desk. */
export function Hem() {
  const id = useId();
  return (
    <svg className={styles.hem} width="100%" height="15" shapeRendering="crispEdges" aria-hidden="true">
      <pattern id={id} width="30" height="15" patternUnits="userSpaceOnUse">
        <path d="M12 0h3v3h3v3h3v3h3v3h3v3H0v-3h3V9h3V6h3V3h3z" className={styles.peak} />
        <path d="M24 6h3v3h-3z" className={styles.light} />
      </pattern>
      <rect width="100%" height="15" fill={`url(#${id})`} />
    </svg>
  );
}
