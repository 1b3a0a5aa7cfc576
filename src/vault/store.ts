export * from './store/dossiers.ts';
export * from './store/principals.ts';
export * from './store/teams.ts';
export * from './store/installation.ts';
export * from './store/rotation.ts';
export * from './store/recovery.ts';
export * from './store/links.ts';
export * from './store/cards.ts';
