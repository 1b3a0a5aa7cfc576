/** Whether an address's host is this computer's own for itself, so that no other computer reaches anything by it. */
export function onlyHere(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
