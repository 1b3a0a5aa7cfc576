import type { Permission } from '#kernel/permissions.ts';

/** What can be done with consents and legal clocks; who may is in the matrix of roles. */
export const rightsPermissions: Permission[] = [
  { verb: 'rights.consent.read', conditions: ['granted'] },
  { verb: 'rights.consent.write', conditions: ['granted'] },
  { verb: 'rights.exception.decide', conditions: ['always'] },
  { verb: 'rights.clock.read', conditions: ['granted'] },
  { verb: 'rights.clock.write', conditions: ['granted'] },
  // How many days the organisation gives.
  { verb: 'rights.clock.manage', conditions: ['always'] },
];
