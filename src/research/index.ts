export { researchPermissions } from './permissions.ts';
export { researchRoutes } from './routes.ts';
