import { newId } from '#kernel/ids.ts';
console.log('hi', newId(), process.argv.slice(2), process.version);
