import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCodeLists } from '#kernel/lists.ts';

const lists = readCodeLists(new URL('./lists/codes.tsv', import.meta.url));

/** The picklists of the Human Trafficking Case Data Standard 2.0 (IOM, CC BY 4.0), as it writes them. */
const standard = {
  exploitation:
    'ForcedLabour SexualExploitation ChildLabour ForcedMarriage Servitude ForcedMilitaryByNonStateActors OrganRemoval ForcedBegging ForcedAdoption Surrogacy Other',
  sexual_exploitation: 'Prostitution Pornography RemoteInteractiveServices PrivateSexualServices',
  control:
    'PhysicalThreats ThreatsLawEnforcement ThreatensChildrenFamily DebtBondage FalsePromises PhysicalAbuse SexualAbuse TakesEarnings RestrictsFinancialAccess RestrictsMedicalCare WithholdsNecessities PsychologicalAbuse PsychoactiveSubstance ExcessiveWorkingHours WithholdsDocuments Other',
  recruitment:
    'AtAPlaceOfBusiness AtAnEducationalInstitution AtWork ThroughOnlineSocialNetworks ThroughAnOnlineAdvertisement ThroughATelevisionAdvert ThroughANewspaperAdvert ThroughFamilyOrFamilyEvents ThroughFriendsOrSocialEvents Other',
  trafficker_relation: 'Familial Acquainted Unaquainted',
};

/** Where our code is shorter than the standard's, or spelled right. */
const shorter: Record<string, string> = {
  forced_military_by_non_state_actors: 'forced_military',
  at_a_place_of_business: 'place_of_business',
  at_an_educational_institution: 'educational_institution',
  through_online_social_networks: 'online_social_network',
  through_an_online_advertisement: 'online_advertisement',
  through_a_television_advert: 'television_advert',
  through_a_newspaper_advert: 'newspaper_advert',
  through_family_or_family_events: 'family',
  through_friends_or_social_events: 'friends',
  unaquainted: 'unacquainted',
};

/** What the standard lacks and is added here: its own definition page, Serbian law, what is done through a screen. */
const added = {
  exploitation: ['forced_criminality', 'slavery_similar_practices', 'online_sexual_exploitation'],
  control: ['restricts_movement', 'uses_children'],
};

/** A capital begins a word, and so does the capital after the article A. */
const ours = (name: string) => {
  const code = name.replaceAll(/(?<=.)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
  return shorter[code] ?? code;
};

test('every code of the standard can be said, and its known gaps are closed', () => {
  for (const [list, names] of Object.entries(standard)) {
    const missing = names
      .split(' ')
      .map(ours)
      .filter((code) => !lists[list]?.includes(code));
    assert.deepEqual(missing, [], list);
  }
  for (const [list, codes] of Object.entries(added))
    assert.deepEqual(
      codes.filter((code) => !lists[list]?.includes(code)),
      [],
      list,
    );
  assert.equal(lists['industry']?.join(''), 'ABCDEFGHIJKLMNOPQRSTU', 'the sections of ISIC Rev. 4');
});
