import assert from 'node:assert/strict';
import { test } from 'node:test';
import { questionOf, type Question } from '#kernel/forms.ts';
import { promiseKinds } from '#tasks/shared.ts';
import { codeLists } from '../codes.ts';
import { channels, openContactSchema, outcomes } from '../shared.ts';
import type { insertContact } from '../store.ts';
import { contactForm } from './contact.form.ts';

type Row = Parameters<typeof insertContact>[1];
type Kept = { question: string; kind: Question['kind']; list?: string } | { row: keyof Row } | { promise: string };

const one = (question: string, list: string): Kept => ({ question, kind: 'one', list });
const many = (question: string, list: string): Kept => ({ question, kind: 'many', list });
const free = (question: string, kind: 'line' | 'text' | 'moment' | 'colleague' = 'line'): Kept => ({ question, kind });

/**
 * What a counter-trafficking helpline keeps of one call, field by field, and where it is kept here.
 * Source: domain.md 1.1 (ASTRA's hotline, HTCDS guidance 5 for helplines), issue "A call, sealed" 4 for the last two.
 */
const standard: Record<string, Kept[]> = {
  line: [{ row: 'line' }],
  channel: [{ row: 'channel' }],
  'start and end': [free('began', 'moment'), free('ended', 'moment')],
  direction: [{ row: 'direction' }],
  language: [one('language', 'language')],
  'interpreter used': [one('interpreter', 'interpreter')],
  'caller role': [one('caller_role', 'caller_role')],
  'caller sex, age band if offered': [one('caller_sex', 'sex'), one('age_band', 'age_band')],
  'anonymous flag': [one('anonymous', 'yes_no')],
  'relation to the person of concern': [one('relation', 'relation')],
  'municipality, country': [free('municipality'), one('country', 'country')],
  'topic, several': [many('topics', 'topic')],
  'risk flag': [one('risk', 'risk')],
  'information given': [many('information_given', 'information')],
  referrals: [many('referrals', 'referral')],
  'follow-up due': [{ promise: 'call_back' }],
  'safe call-back rule': [free('safe_call_back', 'text')],
  operator: [{ row: 'recorded_by' }, free('handled_by', 'colleague')],
  shift: [{ row: 'hour' }, { row: 'day' }],
  'linked contact or case': [free('linked_to')],
  'data-quality check': [one('quality', 'quality')],
  'call type': [one('call_type', 'call_type')],
  'who is near': [one('who_near', 'who_near')],
};

function isAsked(kept: Kept): void {
  if ('promise' in kept) assert.ok((promiseKinds as readonly string[]).includes(kept.promise));
  if (!('question' in kept)) return;
  const question = questionOf(contactForm, kept.question);
  assert.ok(question, kept.question);
  assert.deepEqual([question.kind, question.list], [kept.kind, kept.list]);
  if (kept.list) assert.ok((codeLists[kept.list]?.length ?? 0) > 1, kept.list);
}

for (const [field, places] of Object.entries(standard))
  test(`a contact has its ${field}`, () => {
    for (const kept of places) isAsked(kept);
  });

test('the card of danger now asks everything the standard does: where, who is near, can she speak, both services, her word', () => {
  const service = (name: string): Kept[] => [
    one(`danger_${name}_called`, 'service_called'),
    free(`danger_${name}_at`),
    free(`danger_${name}_who`),
    free(`danger_${name}_agreed`, 'text'),
  ];
  const card = [
    ...[free('danger_at'), free('danger_where', 'text'), one('danger_who_near', 'who_near')],
    ...[one('danger_can_speak', 'can_speak'), free('danger_yes_no', 'text')],
    ...[...service('police'), ...service('ambulance'), one('danger_agreement', 'danger_agreement')],
  ];
  for (const kept of card) isAsked(kept);
  const asked = contactForm.questions.filter(({ place }) => place === 'danger').map(({ id }) => id);
  assert.deepEqual(asked.toSorted(), card.map((kept) => ('question' in kept ? kept.question : '')).toSorted());
  for (const exception of ['exception_life', 'exception_child', 'exception_court'])
    assert.ok(codeLists['danger_agreement']?.includes(exception), exception);
});

test('the call types are those of the standard, every one and no other', () => {
  assert.deepEqual(
    codeLists['call_type']?.toSorted(),
    [
      ...['preventive_job_offer_check', 'preventive_information', 'suspicion_report', 'direct_victim_contact'],
      ...['family_or_friend_of_presumed_victim', 'post_festum_client_contact', 'professional_consultation'],
      ...['institution_referral_in', 'missing_child_report', 'missing_child_sighting', 'missing_child_update'],
      ...['other_violence_referred_on', 'media_or_student_enquiry', 'silent_or_dropped', 'hoax_or_abuse'],
      ...['wrong_number'],
    ].toSorted(),
  );
});

test('a contact comes by any of the six channels, either way, and ends in any of the ways there are keys for', () => {
  const six = ['telephone', 'walk_in', 'letter', 'email', 'web_message', 'social_network'];
  assert.deepEqual([channels, codeLists['channel']], [six, six]);
  assert.deepEqual(openContactSchema.shape.direction.unwrap().options, codeLists['direction']);
  assert.deepEqual(outcomes, codeLists['outcome']);
});

test('of what is asked about the caller, not known and not told are two answers', () => {
  for (const list of ['caller_role', 'sex', 'age_band', 'yes_no', 'relation', 'country'])
    for (const answer of ['unknown', 'refused']) assert.ok(codeLists[list]?.includes(answer), `${list} ${answer}`);
});
