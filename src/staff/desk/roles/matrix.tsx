import { IconCheck, IconKey, IconUser, type Icon } from '@tabler/icons-react';
import { Ic, useWords } from '#desk/parts.ts';
import styles from './roles.module.css';
import { useRoleName } from './use-role-name.ts';

/** The matrix as the server reads it: a row a verb, a column a role, conditions joined by a plus sign. */
export type MatrixTable = { roles: string[]; rows: { verb: string; cells: string[] }[] };

const signs: Record<string, Icon> = { always: IconCheck, granted: IconKey, own: IconUser, self: IconUser };

function moduleOf(verb: string): string {
  return verb.split('.')[0] ?? verb;
}

/** Who may do what. Every cell says its condition with a sign and a word; an empty one says no. */
export function Matrix({ table }: { table: MatrixTable }) {
  const { t } = useWords();
  const roleName = useRoleName();
  const modules = [...new Set(table.rows.map(({ verb }) => moduleOf(verb)))];
  return (
    <table className={styles.matrix}>
      <thead>
        <tr>
          <th scope="col">{t('staff.roles.verb')}</th>
          {table.roles.map((role) => (
            <th key={role} scope="col">
              {roleName(role)}
            </th>
          ))}
        </tr>
      </thead>
      {modules.map((module) => (
        <Rows key={module} module={module} table={table} />
      ))}
    </table>
  );
}

function Rows({ module, table }: { module: string; table: MatrixTable }) {
  const { t, has } = useWords();
  const said = (key: string, code: string) => (has(key) ? t(key) : code);
  return (
    <tbody>
      <tr className={styles.module}>
        <th colSpan={table.roles.length + 1} scope="rowgroup">
          <span>{said(`staff.module.${module}`, module)}</span>
        </th>
      </tr>
      {table.rows
        .filter(({ verb }) => moduleOf(verb) === module)
        .map(({ verb, cells }) => (
          <tr key={verb}>
            <th scope="row">{said(`staff.verb.${verb}`, verb)}</th>
            {cells.map((cell, at) => (
              <td key={table.roles[at]}>
                <Cell conditions={cell === '' ? [] : cell.split('+')} />
              </td>
            ))}
          </tr>
        ))}
    </tbody>
  );
}

function Cell({ conditions }: { conditions: string[] }) {
  const { t } = useWords();
  if (conditions.length === 0) return <span className={styles.no}>{t('staff.roles.no')}</span>;
  return conditions.map((condition) => {
    const sign = signs[condition];
    return (
      <span key={condition} className={styles.yes} data-condition={condition}>
        {sign && <Ic of={sign} size={14} />}
        {t(`staff.roles.${condition}`)}
      </span>
    );
  });
}
