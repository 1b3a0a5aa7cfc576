export { networkPermissions } from './permissions.ts';
export { networkRoutes } from './routes.ts';
