export * from './store/organisations.ts';
export * from './store/referrals.ts';
