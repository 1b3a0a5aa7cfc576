import type { Permission } from '#kernel/permissions.ts';

/** What can be done with checks, lists and the two histories; who may is in the matrix of roles. */
export const screeningPermissions: Permission[] = [
  { verb: 'screening.run.read', conditions: ['granted'] },
  { verb: 'screening.run.write', conditions: ['granted'] },
  { verb: 'screening.status.read', conditions: ['granted'] },
  { verb: 'screening.status.write', conditions: ['granted'] },
  { verb: 'screening.list.manage', conditions: ['always'] },
];
