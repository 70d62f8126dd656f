import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { chooseVariant } from '../../../src-main/engine/replies/choose-variant.ts'
import { guessLanguage } from '../../../src-main/engine/replies/guess-language.ts'

describe('the language of a customer', () => {
  it.each([
    ['Where is my order?', 'en'],
    ['hi, is the cable long enough?', 'en'],
    ["dov'è il mio ordine?", 'it'],
    ['Buongiorno, non ho ancora ricevuto la fattura. Grazie', 'it'],
    ['Unde este comanda mea?', 'ro'],
    ['Buna ziua, cand ajunge coletul? Multumesc', 'ro'],
    ['Где мой заказ?', 'ru'],
    ['Де моє замовлення? Я чекаю вже тиждень', 'uk'],
    ['Wo ist meine Bestellung? Ich warte schon lange', 'de'],
    ['Où est ma commande ? Merci', 'fr'],
    ['¿Dónde está mi pedido?', 'es'],
    ['Onde está o meu pedido? Obrigado', 'pt'],
    ['Gdzie jest moje zamówienie?', 'pl'],
    ['Waar is mijn bestelling? Ik wacht nog', 'nl'],
    ['注文した商品はいつ届きますか', 'ja'],
    ['我的订单在哪里', 'zh'],
    ['주문한 상품은 언제 오나요', 'ko'],
    ['Мой заказ Heron Lamp LP-2288 от Larkspur & Pine ещё в пути?', 'ru'],
  ])('of %j is %s', (text, language) => {
    expect(guessLanguage(text)).toBe(language)
  })

  it.each(['', 'LP-2288', '👍', '12345', 'ok'])('is not told by %j', (text) => {
    expect(guessLanguage(text)).toBeNull()
  })

  it.each(['en', 'ru', 'it', 'ro'])('is heard in nearly every long text of the sample in %s', (language) => {
    const text = readFileSync(
      new URL(`../../../resources/sample/build/replies/${language}.txt`, import.meta.url),
      'utf8',
    )
    const bodies = [...text.matchAll(/^long\n([\s\S]*?)^short$/gm)].map(([, body = '']) =>
      body.replace(/\{[{%].*?[%}]\}/g, ''),
    )
    const heard = bodies.filter((body) => guessLanguage(body) === language)
    expect(heard.length).toBe(bodies.length)
  })
})

describe('the variant of a reply', () => {
  const variant = (channel: 'email' | 'telegram' | null, language: string | null) => ({ channel, language })
  const all = [
    variant(null, null),
    variant('email', null),
    variant(null, 'ru'),
    variant('email', 'ru'),
    variant('email', 'en'),
    variant(null, 'en'),
  ]

  it.each([
    ['email', 'ru', 3],
    ['telegram', 'ru', 2],
    ['email', 'ru-RU', 3],
    ['email', 'en', 4],
    ['telegram', 'en', 5],
    ['email', 'ja', 1],
    ['telegram', 'ja', 0],
    ['email', null, 1],
    [null, null, 0],
  ] as const)('for %s in %s is number %i', (channel, language, chosen) => {
    expect(chooseVariant(all, channel, language)).toBe(chosen)
  })

  it('is rather for another channel than in another language', () => {
    expect(chooseVariant([variant('email', 'en'), variant('telegram', 'ru')], 'email', 'ru')).toBe(1)
  })

  it('is the first where none fits', () => {
    expect(chooseVariant([variant('email', 'en'), variant('email', 'it')], 'telegram', 'ja')).toBe(0)
  })
})
