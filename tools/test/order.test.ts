import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inOrder } from './order.ts';

test('nothing is left out, the pure tests share a process, and the long ones do not come last', () => {
  const found = {
    pure: ['src/a.test.ts', 'src/b.test.ts'],
    integration: ['src/people/person.int.test.ts', 'src/server/matrix.int.test.ts'],
    journeys: ['src/journeys/night.journey.ts'],
    drills: ['src/journeys/kill.drill.ts'],
    cluster: ['src/server/two.cluster.ts'],
  };
  const jobs = inOrder(found);
  assert.deepEqual(
    jobs.map(({ name }) => name),
    [...found.drills, ...found.cluster, 'pure tests', ...found.journeys, found.integration[1], found.integration[0]],
  );
  assert.deepEqual(jobs.flatMap(({ files }) => files).toSorted(), Object.values(found).flat().toSorted());
});

test('where there are no pure tests, no process is started for them', () => {
  assert.deepEqual(inOrder({ pure: [], integration: [], journeys: [], drills: [], cluster: [] }), []);
});
