// What pages of the public site are made of: a door that knows no module of work.
export { dial } from './frame.ts';
export { icon, type Icon } from './marks.ts';
export {
  addressIn,
  type Aside,
  type Html,
  type InForm,
  type PublicPage,
  type Say,
  type Shown,
  type Visit,
} from './page.ts';
