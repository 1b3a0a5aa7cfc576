/** The code behind `#` of the address, taken out of it and of the history at once; empty when there is none. */
export function codeFromAddress(): string {
  const code = decodeURIComponent(globalThis.location.hash.slice(1)).trim();
  if (code) globalThis.history.replaceState(globalThis.history.state, '', globalThis.location.pathname);
  return code;
}
