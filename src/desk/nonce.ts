const holder = '__CSP_NONCE__';

/** The nonce the server wrote into `<meta name="csp-nonce">` for this page's style elements; empty when it wrote none. */
export function styleNonce(): string {
  const written = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
  return written === holder ? '' : written;
}
