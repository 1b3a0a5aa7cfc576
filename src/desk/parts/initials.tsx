import styles from './initials.module.css';

/** A colleague as two letters; without `name` it is silent, because the name stands beside it. */
export function Initials({ of, name, size = 'small' }: { of: string; name?: string; size?: 'small' | 'large' }) {
  return (
    <span
      className={styles.initials}
      data-size={size}
      title={name}
      role={name ? 'img' : undefined}
      aria-label={name}
      aria-hidden={name ? undefined : true}
    >
      {of}
    </span>
  );
}
