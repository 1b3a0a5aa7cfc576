import type { Permission } from '#kernel/permissions.ts';

/** What can be done with promises and tasks; who may is in the matrix of roles. */
export const tasksPermissions: Permission[] = [
  { verb: 'tasks.promise.read', conditions: ['granted'] },
  { verb: 'tasks.promise.make', conditions: ['granted'] },
  { verb: 'tasks.promise.change', conditions: ['granted'] },
  { verb: 'tasks.promise.end', conditions: ['granted'] },
  { verb: 'tasks.task.read', conditions: ['granted'] },
  { verb: 'tasks.task.make', conditions: ['granted'] },
  { verb: 'tasks.task.change', conditions: ['granted'] },
  { verb: 'tasks.task.end', conditions: ['granted'] },
  { verb: 'tasks.day.read', conditions: ['granted'] },
  { verb: 'tasks.debrief.ask', conditions: ['granted'] },
  { verb: 'tasks.debrief.read', conditions: ['own', 'always'] },
  { verb: 'tasks.debrief.answer', conditions: ['own'] },
];
