/**
 * Small words by which languages that share a script are told apart: they are in nearly every sentence, and each list
 * leaves out what a neighbour has too often. Letters that only one of them writes count, too.
 */
export interface LanguageWords {
  readonly language: string
  readonly words: readonly string[]
  readonly letters: RegExp | null
}

const list = (words: string) => words.split(' ')

export const latinLanguages: readonly LanguageWords[] = [
  {
    language: 'en',
    words: list(
      'the and you your is are was were have has had it this that for with not of to my we they be can could would will please thanks thank hello hi dear but from what when where how there any been did does just our i',
    ),
    letters: null,
  },
  {
    language: 'it',
    words: list(
      'il lo gli le di che non per una sono è ho hai ha abbiamo avete mi ci vi si della dello degli delle nel nella al alla dal con ma come quando dove perché grazie buongiorno buonasera salve vorrei anche questo questa mio mia ancora più ordine ciao cordiali saluti e se qualcosa subito può posso già tutto qui gliene qualche altro altra senza nulla dell nell dall',
    ),
    letters: /[òìù]/,
  },
  {
    language: 'ro',
    words: list(
      'și si nu este sunt am ai are avem aveți pe de la cu din în in care pentru că ca să sa mai dacă daca când cand unde cum mulțumesc multumesc bună buna ziua vă va rog comanda produsul foarte mea meu dumneavoastră dvs cât cat fost un o',
    ),
    letters: /[șțăâîşţ]/,
  },
  {
    language: 'de',
    words: list(
      'der die das und ist nicht ich sie wir ein eine einen mit für von zu auf dem den des auch wie wann wo habe haben hat wird werden bitte danke hallo guten tag liebe grüße mein meine ihre ihr noch aber bei',
    ),
    letters: /[ßäöü]/,
  },
  {
    language: 'fr',
    words: list(
      'le les des est et je vous nous une un pas pour que qui dans sur avec ce cette mon ma mes votre vos bonjour merci très mais où quand comment été avez suis du au aux ne',
    ),
    letters: /[çœêûëï]/,
  },
  {
    language: 'es',
    words: list(
      'el los las es y en un una que no por para con mi su se lo del al me le más pero como cuando donde gracias hola buenos días está estoy tengo pedido he ha muy ya usted',
    ),
    letters: /[ñ¿¡]/,
  },
  {
    language: 'pt',
    words: list(
      'o os as é e em um uma que não por para com meu minha seu sua se do da dos das no na mais mas como quando onde obrigado obrigada olá bom dia está estou tenho pedido já muito você',
    ),
    letters: /[ãõ]/,
  },
  {
    language: 'pl',
    words: list(
      'i w z na do nie to się jest że jak po co dla czy mam moje mój dzień dobry dziękuję proszę jeszcze kiedy gdzie był była zamówienie pozdrawiam ale już od za o',
    ),
    letters: /[łąęśżźćń]/,
  },
  {
    language: 'nl',
    words: list(
      'de het een en van ik je is niet dat op te zijn met voor er maar om wat hoe wanneer waar heb heeft mijn uw graag bedankt dank hallo goedemorgen ook nog naar bij wel',
    ),
    letters: null,
  },
]
