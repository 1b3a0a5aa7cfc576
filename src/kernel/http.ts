export { mount, type Plugs, type Caller, type RefusedLine } from './http/mount.ts';
export { exchangeOf } from './http/exchange.ts';
export { securityHeaders, type PageHeaders } from './http/headers.ts';
