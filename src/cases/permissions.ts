import type { Permission } from '#kernel/permissions.ts';

/** What can be done with cases; who may is in the matrix of roles. */
export const casesPermissions: Permission[] = [
  { verb: 'cases.case.open', conditions: ['always'] },
  { verb: 'cases.case.read', conditions: ['granted'] },
  { verb: 'cases.case.write', conditions: ['granted'] },
  // Rises by anybody with the case, falls only by a lead, with a reason.
  { verb: 'cases.risk.lower', conditions: ['granted'] },
  { verb: 'cases.owner.change', conditions: ['granted'] },
  { verb: 'cases.document.read', conditions: ['granted'] },
  { verb: 'cases.document.write', conditions: ['granted'] },
  { verb: 'cases.document.take', conditions: ['granted'] },
];
