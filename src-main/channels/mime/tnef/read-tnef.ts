import { decodeCharset } from '../charsets.ts'
import { ByteReader } from './byte-reader.ts'
import { charsetOfPage } from './code-pages.ts'
import { decompressRtf } from './compressed-rtf.ts'
import { type MapiProperties, readMapiProperties } from './mapi-properties.ts'
import { readRtf } from './rtf-text.ts'

/** What a `winmail.dat` carries. */
export interface TnefContent {
  readonly text: string
  readonly html: string | null
  readonly files: readonly TnefFile[]
  /** There is more in it than could be read. */
  readonly broken: boolean
}

export interface TnefFile {
  readonly name: string
  /** Lower case; empty where none is given. */
  readonly type: string
  readonly contentId: string | null
  readonly content: Uint8Array
}

const signature = 0x223e9f78
const mostFiles = 500
const longestText = 2 << 20

const attributes = {
  body: 0x0002800c,
  codePage: 0x00069007,
  messageProperties: 0x00069003,
  fileBegins: 0x00069002,
  fileTitle: 0x00018010,
  fileData: 0x0006800f,
  fileProperties: 0x00069005,
} as const

const properties = {
  text: 0x1000,
  compressedRtf: 0x1009,
  html: 0x1013,
  internetCodePage: 0x3fde,
  longFileName: 0x3707,
  fileName: 0x3704,
  displayName: 0x3001,
  mediaType: 0x370e,
  contentId: 0x3712,
  fileData: 0x3701,
} as const

interface OpenFile {
  title: string
  data: Buffer | null
  properties: MapiProperties
}

/**
 * Opens the envelope in which Outlook and Exchange send "rich text" (MS-OXTNEF); null when the bytes are none. Ours, for
 * the one package there is (node-tnef 1.4) writes a log to standard output and knows files by their short names only.
 */
export function readTnef(bytes: Uint8Array): TnefContent | null {
  const reader = new ByteReader(bytes)
  if (reader.left < 6 || reader.uint32() !== signature) return null
  reader.uint16()
  const files: OpenFile[] = []
  let message: MapiProperties = new Map()
  let body: Buffer | null = null
  let charset = 'windows-1252'
  let broken = false
  try {
    while (reader.left > 9) {
      reader.uint8()
      const attribute = reader.uint32()
      const data = reader.take(reader.uint32())
      const file = files.at(-1)
      if (attribute === attributes.body) body = data
      else if (attribute === attributes.codePage) charset = charsetOfPage(data.readUInt32LE(0))
      else if (attribute === attributes.messageProperties) message = readMapiProperties(data)
      else if (attribute === attributes.fileBegins && files.length < mostFiles)
        files.push({ title: '', data: null, properties: new Map() })
      else if (file && attribute === attributes.fileTitle) file.title = textOf(data, charset)
      else if (file && attribute === attributes.fileData) file.data = data
      else if (file && attribute === attributes.fileProperties) file.properties = readMapiProperties(data)
      // The checksum is often wrong, and nothing would be gained by refusing what can be read.
      reader.uint16()
    }
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown
    broken = true
  }
  const said = bodyOf(message, body, charset)
  const opened = files.flatMap((file) => fileOf(file, charset))
  return { ...said, files: opened, broken: broken || opened.length < files.length }
}

function bodyOf(message: MapiProperties, body: Buffer | null, charset: string) {
  const rtf = message.get(properties.compressedRtf)?.bytes
  const rich = rtf ? readRtf(decompressRtf(rtf)) : { text: '', html: null }
  const html = htmlOf(message) ?? rich.html
  const plain = propertyText(message, properties.text, charset) || (body ? textOf(body, charset) : '')
  return { text: (plain || rich.text).slice(0, longestText).replaceAll('\r\n', '\n').trim(), html }
}

function htmlOf(message: MapiProperties): string | null {
  const value = message.get(properties.html)
  if (!value) return null
  const page = message.get(properties.internetCodePage)?.bytes
  const charset = page && page.length >= 4 ? charsetOfPage(page.readUInt32LE(0)) : null
  const html = value.type === 0x1f ? utf16(value.bytes) : decodeCharset(value.bytes.subarray(0, longestText), charset)
  return html.replace(/\0+$/, '') || null
}

function fileOf({ title, data, properties: own }: OpenFile, charset: string): readonly TnefFile[] {
  const object = own.get(properties.fileData)
  // An embedded message begins with the id of its interface; as a file of its own it would open nowhere.
  const content = data ?? (object && object.type !== 0x0d ? object.bytes : null)
  if (!content) return []
  const named = [properties.longFileName, properties.fileName, properties.displayName]
  const name = named.map((id) => propertyText(own, id, charset)).find((each) => each !== '') ?? title
  const contentId = propertyText(own, properties.contentId, charset).replace(/^<|>$/g, '')
  return [
    {
      name,
      type: propertyText(own, properties.mediaType, charset).toLowerCase(),
      contentId: contentId === '' ? null : contentId,
      content,
    },
  ]
}

function propertyText(of: MapiProperties, id: number, charset: string): string {
  const value = of.get(id)
  if (!value) return ''
  if (value.type === 0x1f) return utf16(value.bytes)
  return value.type === 0x1e ? textOf(value.bytes, charset) : ''
}

function utf16(bytes: Buffer): string {
  return bytes
    .subarray(0, 2 * longestText)
    .toString('utf16le')
    .replace(/\0+$/, '')
}

function textOf(bytes: Buffer, charset: string): string {
  return decodeCharset(bytes.subarray(0, longestText), charset).replace(/\0+$/, '')
}
