export * from './store/decisions.ts';
export * from './store/entries.ts';
export * from './store/lists.ts';
export * from './store/runs.ts';
export * from './store/statuses.ts';
