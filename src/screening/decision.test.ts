import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeLists } from './lists.ts';
import { decisions, differs } from './decision.ts';
import { assessments, identifications } from './pending.ts';
import { ages, kinds, results } from './result.ts';
import { givens } from './rule.ts';
import { sectors, whose } from './shared.ts';

test('deciding otherwise than the finding advises needs a reason; not yet saying never does', () => {
  assert.ok(!differs('strong_indication', 'presumed_victim'));
  assert.ok(differs('strong_indication', 'not_presumed'));
  assert.ok(differs('labour_rights_concern', 'presumed_victim'));
  assert.ok(differs('insufficient_information', 'presumed_victim'));
  for (const result of results) assert.ok(!differs(result, 'cannot_say_yet'));
  for (const decision of decisions) assert.ok(!differs(null, decision), 'a list without weights advises nothing');
});

test('the closed lists are those the code knows', () => {
  const known = { age: ages, kind: kinds, given: givens, whose, result: results, decision: decisions, sector: sectors };
  for (const [list, codes] of Object.entries({ ...known, assessment: assessments, identification: identifications }))
    assert.deepEqual(codeLists[list], [...codes], list);
});
