/** Given and family names, case by case. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { levelOf } from './cases.ts'

const given: [string, string, string, string][] = [
  ['Zoë', 'Zoe', 'exact', 'an accent makes no other name'],
  ['Anne-Marie', 'Annemarie', 'exact', 'nor does a hyphen'],
  ['Łukasz', 'LUKASZ', 'exact', 'nor a letter that a keyboard lacks'],
  ['Иван', 'Ivan', 'exact', 'nor another alphabet'],
  ['محمد', 'محمد', 'exact', 'a name in a script that is not transliterated agrees with itself'],
  ['William', 'Bill', 'nickname', 'a nickname is a form of a name'],
  ['Mohammed', 'Muhammad', 'nickname', 'so is another spelling that families chose'],
  ['Sam', 'Samantha', 'nickname', 'so is the beginning of a name'],
  ['Kate', 'Kitty', 'nickname', 'two nicknames of one name agree'],
  ['Ollie', 'Oilie', 'typo', 'one letter out, and nobody bears the other name'],
  ['Logan', 'Lgoan', 'typo', 'two letters exchanged'],
  ['Ottoline Ann', 'Jane Ottoline', 'part', 'one of two given names is the same'],
  ['J', 'James', 'initial', 'an initial fits its name'],
  ['Alexander', 'Alexandra', 'different', 'brother and sister may be Alexander and Alexandra, who share Alex and no form'],
  ['Ella', 'Bella', 'nickname', 'Bella and Ella are both called so for Isabella'],
  ['Mia', 'Mina', 'different', 'names one letter apart that many people bear: twins, sooner than a slip'],
  ['Emily', 'Jack', 'different', 'two names'],
] // prettier-ignore
const inUse = ['Alexander', 'Alexandra', 'Mia', 'Mina', 'Ella', 'Bella', 'Emily', 'Jack', 'Logan', 'Ollie']

for (const [a, b, level, why] of given)
  test(`given names ${a} and ${b}: ${why}`, () => assert.equal(levelOf('given_name', a, b, inUse), level))

const family: [string, string, string, string][] = [
  ['O’Brien', "O'BRIEN", 'exact', 'apostrophes are written in many ways'],
  ['Núñez', 'Nunez', 'exact', 'accents are left out'],
  ['Smith-Jones', 'Jones', 'part', 'one part of a double-barrelled name'],
  ['Wojciechowski', 'Wojciehowski', 'typo', 'a slip in a rare name'],
  ['Brown', 'Browne', 'alike', 'two family names that are both in use'],
  ['Clark', 'Clarke', 'alike', 'and sound the same'],
  ['Khan', 'Smith', 'different', 'as after a marriage'],
] // prettier-ignore
for (const [a, b, level, why] of family)
  test(`family names ${a} and ${b}: ${why}`, () =>
    assert.equal(levelOf('family_name', a, b, ['Brown', 'Browne', 'Clark', 'Clarke', 'Khan', 'Smith', 'Jones']), level))

test('what stands for no name is not known', () => {
  for (const nothing of ['unknown', 'N/K', '?', '-', 'Unborn', 'n/a'])
    assert.equal(levelOf('given_name', nothing, 'Ada'), 'not known')
})
