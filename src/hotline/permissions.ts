import type { Permission } from '#kernel/permissions.ts';

/** What can be done in the hotline; who may is in the matrix of roles. */
export const hotlinePermissions: Permission[] = [
  { verb: 'hotline.contact.open', conditions: ['always'] },
  { verb: 'hotline.contact.find', conditions: ['always'] },
  { verb: 'hotline.contact.read', conditions: ['granted'] },
  { verb: 'hotline.contact.write', conditions: ['granted'] },
  { verb: 'hotline.contact.close', conditions: ['granted'] },
  { verb: 'hotline.message.answer', conditions: ['granted'] },
  { verb: 'hotline.person.attach', conditions: ['granted'] },
  { verb: 'hotline.lines.read', conditions: ['always'] },
  { verb: 'hotline.waiting.read', conditions: ['granted'] },
  { verb: 'hotline.duty.read', conditions: ['always'] },
  { verb: 'hotline.duty.take', conditions: ['always'] },
  { verb: 'hotline.duty.lead', conditions: ['always'] },
  { verb: 'hotline.handover.read', conditions: ['granted'] },
  { verb: 'hotline.handover.write', conditions: ['granted'] },
  { verb: 'hotline.danger.raise', conditions: ['granted'] },
  { verb: 'hotline.alert.read', conditions: ['always'] },
  // One's own: an alert that was put to oneself.
  { verb: 'hotline.alert.answer', conditions: ['own', 'always'] },
  // An opening from standby: told to whoever keeps the record, and to directors.
  { verb: 'hotline.opening.answer', conditions: ['own', 'always'] },
  { verb: 'hotline.ring.read', conditions: ['always'] },
  { verb: 'hotline.ring.take', conditions: ['always'] },
  { verb: 'hotline.ring.keep', conditions: ['always'] },
  // What goes next and what went; how long each kind is kept; confirming a run.
  { verb: 'hotline.retention.read', conditions: ['always'] },
  { verb: 'hotline.retention.rule', conditions: ['always'] },
  { verb: 'hotline.retention.run', conditions: ['always'] },
  { verb: 'hotline.retention.stop', conditions: ['always'] },
  // By its number, whoever reads it: for whom a court's letter reaches.
  { verb: 'hotline.hold.order', conditions: ['always'] },
  { verb: 'hotline.hold.set', conditions: ['granted'] },
  { verb: 'hotline.hold.lift', conditions: ['granted'] },
  { verb: 'hotline.telephone.manage', conditions: ['always'] },
];
