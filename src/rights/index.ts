export { rightsPermissions } from './permissions.ts';
export { rightsRoutes } from './routes.ts';
