export { askForOwner } from './ask-for-owner.ts';
export { debriefAfter } from './debrief.ts';
export type { PromiseHouse } from './house.ts';
export { alarmingTasks } from './late-tasks.ts';
export { makePromise } from './make-promise.ts';
export { dropToLine, returnToTeams, takeFromLine } from './pass-on.ts';
export { tasksPermissions } from './permissions.ts';
export { promiseText } from './promise.ts';
export { readPromises } from './read-promises.ts';
export { promiseRoutes } from './routes/promises.ts';
export { debriefRoutes } from './routes/debriefs.ts';
export { taskRoutes } from './routes/tasks.ts';
export {
  firstDues,
  latePromises,
  openOf,
  openPromises,
  ownersOfOpen,
  stillLate,
  takeBackTasks,
  type LatePromise,
  type OpenPromise,
} from './store.ts';
export { makeTasks, retimeTasks, tasksToOwner, withdrawTasks, type TasksOf } from './tasks-by-risk.ts';
