export { setFirstLines } from './lines.ts';
export { hotlineListeners } from './listeners.ts';
export { hotlinePermissions } from './permissions.ts';
export { searchHouse } from './person/search-house.ts';
export { promiseHouse } from './promise-house.ts';
export { demoRingSchema } from './ring/answers.ts';
export { hearsLine } from './ring/hears.ts';
export { receiveCall } from './ring/receive-call.ts';
export { listTelephones } from './ring/telephones.ts';
export { telephonePlugs, telephoneRoutes } from './ring/signed.ts';
export { watchRings } from './ring/watch-rings.ts';
export { contactHouse } from './record-house.ts';
export { hotlineRoutes } from './routes.ts';
export { lineSchema } from './shared.ts';
export { codeLists as hotlineCodes } from './codes.ts';
export {
  mappingSchema,
  numbering,
  readCall,
  strays,
  type LoggedCall,
  type Mapping,
  type Unfit,
} from './call-log/mapping.ts';
export { destinationOf, markOf, takeCalls, takenBefore, type Destination } from './call-log/take-calls.ts';
export { today } from './open-contact.ts';
export { tellArchiveKept } from './retention/archive-kept.ts';
export { lookAgain, watchRetention } from './retention/watch-retention.ts';
export { allLines, beginErasure, endRun, holdDue, keepBack, openRun, readyOn, retentionMark } from './store.ts';
export { watchHouse } from './watch-house.ts';
