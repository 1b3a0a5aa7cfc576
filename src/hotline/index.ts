export { codeLists } from './codes.ts';
export { setFirstLines } from './lines.ts';
export { hotlinePermissions } from './permissions.ts';
export { hotlineRoutes } from './routes.ts';
export { lineSchema } from './shared.ts';
export { allLines } from './store.ts';
