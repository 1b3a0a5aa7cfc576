import { Sealed, useWords } from '#desk/parts.ts';
import type { PersonFile } from '../../shared.ts';
import { scriptOf } from '../script-of.ts';
import styles from './panel.module.css';

/** The names of a person as they were written, in whatever script. */
export function Names({ file }: { file: PersonFile }) {
  const { t } = useWords();
  if (file.names.length === 0) return <p className={styles.quiet}>{t('people.desk.names.none')}</p>;
  return (
    <ul className={styles.names}>
      {file.names.map((name) => (
        <li key={name.id}>
          <Sealed inline lang={scriptOf(name.text)}>
            {name.text}
          </Sealed>{' '}
          <span className={styles.label}>{t(`people.code.name_kind.${name.kind}`)}</span>
        </li>
      ))}
      {file.birthYear && (
        <li>
          <Sealed inline>{file.birthYear.year}</Sealed>{' '}
          <span className={styles.label}>
            {t(file.birthYear.approximate ? 'people.desk.birth.about' : 'people.desk.birth.label')}
          </span>
        </li>
      )}
    </ul>
  );
}
