import type { Permission } from '#kernel/permissions.ts';

/** What can be done with promises; who may is in the matrix of roles. */
export const tasksPermissions: Permission[] = [
  { verb: 'tasks.promise.read', conditions: ['granted'] },
  { verb: 'tasks.promise.make', conditions: ['granted'] },
  { verb: 'tasks.promise.change', conditions: ['granted'] },
  { verb: 'tasks.promise.end', conditions: ['granted'] },
];
