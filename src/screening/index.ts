export { codeLists } from './lists.ts';
export { screeningPermissions } from './permissions.ts';
export { screeningRoutes } from './routes.ts';
