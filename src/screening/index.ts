export { screeningPermissions } from './permissions.ts';
export { screeningRoutes } from './routes.ts';
