export * from './store/consents.ts';
export * from './store/exceptions.ts';
