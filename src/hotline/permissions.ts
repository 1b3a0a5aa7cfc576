import type { Permission } from '#kernel/permissions.ts';

/** What can be done in the hotline; who may is in the matrix of roles. */
export const hotlinePermissions: Permission[] = [
  { verb: 'hotline.contact.open', conditions: ['always'] },
  { verb: 'hotline.contact.read', conditions: ['granted'] },
  { verb: 'hotline.contact.write', conditions: ['granted'] },
  { verb: 'hotline.contact.close', conditions: ['granted'] },
  { verb: 'hotline.lines.read', conditions: ['always'] },
];
