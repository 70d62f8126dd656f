import { expect, it } from 'vitest'
import { languageFor } from '../../src-main/contract/languages.ts'

it('speaks the chosen language, whatever the system speaks', () => {
  expect(languageFor('it', ['ru-RU'])).toBe('it')
})

it('speaks the first language of the system that it knows', () => {
  expect(languageFor('system', ['de-DE', 'ro-MD', 'ru'])).toBe('ro')
  expect(languageFor('system', ['it-CH', 'en'])).toBe('it')
})

it('speaks English to everybody else', () => {
  expect(languageFor('system', ['ja'])).toBe('en')
  expect(languageFor('system', [])).toBe('en')
})
