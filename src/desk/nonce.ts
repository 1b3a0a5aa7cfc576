const holder = '__CSP_NONCE__';

/** Gives the nonce to react-remove-scroll too, which Mantine's dialogs use; it looks for it under this name. */
export function shareNonce(): void {
  const nonce = styleNonce();
  if (nonce) Object.assign(globalThis, { __webpack_nonce__: nonce });
}

/** The nonce the server wrote into `<meta name="csp-nonce">` for this page's style elements; empty when it wrote none. */
export function styleNonce(): string {
  const written = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
  return written === holder ? '' : written;
}
