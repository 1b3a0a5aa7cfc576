export type { PromiseHouse } from './house.ts';
export { makePromise } from './make-promise.ts';
export { dropToLine, takeFromLine } from './pass-on.ts';
export { tasksPermissions } from './permissions.ts';
export { promiseText } from './promise.ts';
export { readPromises } from './read-promises.ts';
export { promiseRoutes } from './routes.ts';
export { latePromises, openOf, openPromises, ownersOfOpen, type LatePromise, type OpenPromise } from './store.ts';
