export * from './store/clocks.ts';
export * from './store/consents.ts';
export * from './store/exceptions.ts';
export * from './store/legal-holds.ts';
