/** A feature's sentences in another language: each key of the English ones, and no other. */
export type Translation<English> = Readonly<Record<keyof English, string>>
