/** Response headers of a page, by who it is for. */
export type PageHeaders = Record<string, string>;

/**
 * Strict headers for every page: nothing from elsewhere, no framing, no referrer, no sensors.
 * @param nonce lets the desk's own style tags in; the public site needs none.
 */
export function securityHeaders(nonce: string | null): PageHeaders {
  const style = nonce ? `'self' 'nonce-${nonce}'` : `'self'`;
  return {
    'content-security-policy': [
      `default-src 'none'`,
      `script-src 'self'`,
      `style-src ${style}`,
      `img-src 'self' data:`,
      `font-src 'self'`,
      `connect-src 'self'`,
      `form-action 'self'`,
      `base-uri 'none'`,
      `object-src 'none'`,
      `frame-ancestors 'none'`,
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    'x-dns-prefetch-control': 'off',
  };
}
