export { Consents } from './consents/consents.tsx';
