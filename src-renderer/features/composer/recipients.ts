import type { Address } from '../../../src-main/contract/message.ts'

const quoted = /^"((?:[^"\\]|\\.)*)"$/
/** A name and an address as mail programs write them, or the address alone. */
const named = /^(.*?)\s*<([^<>]*)>$/s
/** Loose on purpose: the engine has the last word. Letters of any script are fine on both sides. */
const plausible = /^[^\s@<>,;:"()[\]]+@[^\s@<>,;:"()[\]]+\.[^\s@<>,;:"()[\].]+$/u

/** People in a text that was typed or pasted: `Ana <ana@shop.test>, bo@shop.test; …`, one a line as well. */
export function parseRecipients(text: string): readonly Address[] {
  return split(text)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [, name = '', address = part] = named.exec(part) ?? []
      const unquoted = quoted.exec(name.trim())?.[1]?.replace(/\\(.)/g, '$1') ?? name.trim()
      return { name: unquoted, address: address.trim().replace(/^mailto:/i, '') }
    })
}

/** Whether mail can go there, as far as its form tells. */
export function isPlausible(address: string): boolean {
  return plausible.test(address)
}

/** Adds people who are not there yet. */
export function withRecipients(list: readonly Address[], added: readonly Address[]): readonly Address[] {
  const known = new Set(list.map(({ address }) => address.toLowerCase()))
  return [
    ...list,
    ...added.filter(({ address }) => !known.has(address.toLowerCase()) && known.add(address.toLowerCase())),
  ]
}

/** At commas, semicolons and line ends that stand neither in quotes nor in angle brackets. */
function split(text: string): readonly string[] {
  const parts: string[] = []
  let part = ''
  let inQuotes = false
  let inBrackets = false
  for (const sign of text) {
    if (sign === '"' && !inBrackets && !part.endsWith('\\')) inQuotes = !inQuotes
    else if (!inQuotes && sign === '<') inBrackets = true
    else if (!inQuotes && sign === '>') inBrackets = false
    if (!inQuotes && !inBrackets && /[,;\n\r\t]/.test(sign)) {
      parts.push(part)
      part = ''
    } else part += sign
  }
  return [...parts, part]
}
