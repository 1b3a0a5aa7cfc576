import type { Permission } from '#kernel/permissions.ts';
import type { Route, SignedRoute } from '#kernel/route.ts';
import type { readMatrixTable } from '#staff/index.ts';

type MatrixTable = ReturnType<typeof readMatrixTable>;
type Declared = Pick<Route, 'method' | 'path' | 'audit'> & { access: Route['access'] | SignedRoute['access'] };

/**
 * What is undeclared: a route without an access or an audit kind, one address declared twice, a verb no module
 * declares, a declared verb without a row in the matrix of roles, a row or condition nobody declared.
 */
export function undeclared(routes: Declared[], permissions: Permission[], matrix: MatrixTable): string[] {
  const verbs = new Map(permissions.map((permission) => [permission.verb, permission]));
  const rows = new Set(matrix.rows.map((row) => row.verb));
  return [
    ...routes.flatMap((route) => faultsOf(route, verbs)),
    ...twice(routes.map((route) => `${route.method} ${route.path}`)),
    ...twice(permissions.map((permission) => permission.verb)),
    ...twice(matrix.rows.map((row) => row.verb)),
    ...[...verbs.keys()].filter((verb) => !rows.has(verb)).map((verb) => `${verb} has no row in roles.tsv`),
    ...matrix.rows.flatMap((row) => strayConditions(row, verbs)),
  ];
}

function faultsOf({ method, path, access, audit }: Declared, verbs: Map<string, Permission>): string[] {
  const name = `${method} ${path}`;
  const verb = typeof access === 'object' && access !== null ? access.verb : null;
  return [
    ...(access ? [] : [`${name} says not who may`]),
    ...(audit ? [] : [`${name} leaves no audit line`]),
    ...(verb === null || verbs.has(verb) ? [] : [`${name} asks for ${verb}, which no module declares`]),
  ];
}

function strayConditions({ verb, cells }: MatrixTable['rows'][number], verbs: Map<string, Permission>): string[] {
  const permission = verbs.get(verb);
  if (!permission) return [`${verb} stands in roles.tsv and no module declares it`];
  const conditions = new Set<string>(permission.conditions);
  const used = new Set(cells.flatMap((cell) => cell.split('+')).filter((word) => word !== ''));
  return [...used].filter((word) => !conditions.has(word)).map((word) => `${verb} has no condition "${word}"`);
}

function twice(names: string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${name} is declared twice`);
}

/** Refuses to start a program in which anything is undeclared: a defect of ours, said in the terminal. */
export function mustBeDeclared(routes: Declared[], permissions: Permission[], matrix: MatrixTable): void {
  const faults = undeclared(routes, permissions, matrix);
  if (faults.length > 0) throw new Error(`undeclared: ${faults.join('; ')}`);
}
