import type { Permission } from '#kernel/permissions.ts';

/** What can be done with the directory and with referrals; who may is in the matrix of roles. */
export const networkPermissions: Permission[] = [
  { verb: 'network.directory.read', conditions: ['always'] },
  { verb: 'network.directory.write', conditions: ['always'] },
  { verb: 'network.referral.read', conditions: ['granted'] },
  { verb: 'network.referral.write', conditions: ['granted'] },
];
