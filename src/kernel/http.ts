export { mount, type Plugs, type Caller, type RefusedLine } from './http/mount.ts';
export { exchangeOf, type Where } from './http/exchange.ts';
export { securityHeaders, type PageHeaders } from './http/headers.ts';
export { mountSigned, type SignedPlugs, type SignedPost } from './http/signed.ts';
export { readForm, type PostedForm } from './http/form.ts';
