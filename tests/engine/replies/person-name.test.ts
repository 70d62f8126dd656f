import { expect, it } from 'vitest'
import { personName } from '../../../src-main/engine/replies/person-name.ts'

it.each([
  ['Ana Pop', 'Ana', 'Pop'],
  ['Pop, Ana Maria', 'Ana', 'Pop'],
  ['dr. Ana Maria Pop', 'Ana', 'Maria Pop'],
  ['arch. Marco Bellini', 'Marco', 'Bellini'],
  ['ANA POP', 'Ana', 'Pop'],
  ['ana', 'ana', ''],
  ['jean-luc picard', 'Jean-Luc', 'Picard'],
  ['Ludwig van Beethoven', 'Ludwig', 'van Beethoven'],
  ['"Ana Pop" (Sales)', 'Ana', 'Pop'],
  ['Елена Соколова', 'Елена', 'Соколова'],
  ['山田 太郎', '太郎', '山田'],
  ['山田太郎', '', ''],
  ['Ana', 'Ana', ''],
  ['ana@mail.test', '', ''],
  ['Shop Support', '', ''],
  ['Atelier Popescu SRL', '', ''],
  ['', '', ''],
])('%j is called %j, of the family %j', (name, first, last) => {
  expect(personName(name)).toEqual({ first, last })
})
