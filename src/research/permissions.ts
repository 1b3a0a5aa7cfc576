import type { Permission } from '#kernel/permissions.ts';

/** What can be done with figures; who may is in the matrix of roles. */
export const researchPermissions: Permission[] = [
  { verb: 'research.month.read', conditions: ['always'] },
  { verb: 'research.month.take', conditions: ['always'] },
];
