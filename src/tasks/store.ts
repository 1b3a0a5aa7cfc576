export * from './store/moves.ts';
export * from './store/promises.ts';
