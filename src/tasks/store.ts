export * from './store/day.ts';
export * from './store/debriefs.ts';
export * from './store/moves.ts';
export * from './store/promises.ts';
export * from './store/tasks.ts';
