/** A new random id. Never time-ordered: the order of ids would tell when people called (VAULT 1.2). */
export function newId(): string {
  return crypto.randomUUID();
}
