import { z } from 'zod'
import { channelKinds } from './message.ts'
import { triageStep } from './triage.ts'

export type CannedReplyId = number & { readonly __brand: 'CannedReplyId' }

/** One wording: for a channel, for a language, for both, or (nulls) for what no other fits. */
export const cannedVariant = z.object({
  channel: z.enum(channelKinds).nullable(),
  /** BCP 47 primary language: `en`, `ru`; null for any. */
  language: z.string().max(35).nullable(),
  /** A Liquid template of HTML; plain channels get its text. `{% placeholder "what" %}` is jumped to with Tab. */
  body: z.string().max(200_000),
})
export type CannedVariant = z.infer<typeof cannedVariant>

export const cannedReplyInput = z.object({
  title: z.string().trim().min(1).max(200),
  folder: z.string().trim().max(200).default(''),
  tags: z.array(z.string().trim().min(1).max(60)).max(50).default([]),
  /** Typed after `/` in the composer; unique among canned replies; empty for none. */
  shortcut: z
    .string()
    .trim()
    .toLowerCase()
    .max(60)
    .regex(/^[\p{L}\p{N}_-]*$/u)
    .default(''),
  subject: z.string().max(500).default(''),
  variants: z.array(cannedVariant).min(1).max(40),
  /** A macro: done to the conversation when the answer is sent. */
  steps: z.array(triageStep).max(20).default([]),
})
export type CannedReplyInput = z.input<typeof cannedReplyInput>

export interface CannedReply extends z.output<typeof cannedReplyInput> {
  readonly id: CannedReplyId
  readonly used: number
  readonly lastUsedAt: number | null
  readonly files: readonly { readonly name: string; readonly type: string; readonly sizeBytes: number }[]
}

/**
 * A gap in a text without markup, between signs that nobody types: `⟨day⟩`. Where there is markup it is a
 * `<span data-placeholder>`.
 */
export const plainGap = /⟨[^⟨⟩\n]{1,200}⟩/

/** A problem of a template, told at its place. */
export interface TemplateProblem {
  readonly code: 'syntax' | 'unknown-variable' | 'empty-variable' | 'too-long'
  /** The variable or the words around the place. */
  readonly text: string
  readonly line: number
}

/** A canned reply filled for one conversation. Unresolved variables stay visible as `<mark data-unresolved>` and block sending. */
export interface RenderedReply {
  readonly html: string
  readonly text: string
  readonly subject: string
  readonly problems: readonly TemplateProblem[]
  /** Which of the reply's variants it is. */
  readonly variant: number
}

/** Something that was not taken in of a file of canned replies. */
export interface CannedImportProblem {
  /** As a spreadsheet counts, headings included; of JSON: the number of the reply. 0: the file as a whole. */
  readonly row: number
  readonly code:
    | 'not-readable'
    | 'no-title'
    | 'no-body'
    | 'unknown-channel'
    | 'unknown-steps'
    | 'too-large'
    /** The template cannot be read; `text` says why. */
    | 'template'
    /** Taken without its shortcut, which is no word or another reply's. */
    | 'shortcut'
  readonly text: string
}
