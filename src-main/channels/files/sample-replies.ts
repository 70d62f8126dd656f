import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { cannedReplyInput, cannedVariant } from '../../contract/canned.ts'
import type { Language } from '../../contract/languages.ts'
import { triageStep } from '../../contract/triage.ts'

/** A canned reply of the sample workspace, called as a language calls it; its variants are in all languages. */
export interface SampleReply {
  readonly reply: z.output<typeof cannedReplyInput>
  readonly files: readonly { readonly name: string; readonly type: string; readonly content: Uint8Array }[]
  /** What customers ask that it answers. */
  readonly answers: readonly string[]
}

const byLanguage = z.record(z.string(), z.string())
const written = z.array(
  z.object({
    shortcut: z.string(),
    titles: byLanguage,
    folders: byLanguage,
    tags: z.array(z.string()),
    steps: z.array(triageStep),
    files: z.array(z.string()),
    variants: z.array(cannedVariant),
    answers: z.array(z.string()),
  }),
)

/** Reads the canned replies in the folder of the sample workspace, with titles and folders in a language. */
export async function readSampleReplies(folder: string, language: Language): Promise<readonly SampleReply[]> {
  const replies = written.parse(JSON.parse(await readFile(join(folder, 'replies.json'), 'utf8')))
  return Promise.all(
    replies.map(async ({ titles, folders, files, answers, ...reply }) => ({
      reply: cannedReplyInput.parse({
        ...reply,
        title: titles[language] ?? titles.en,
        folder: folders[language] ?? folders.en,
      }),
      files: await Promise.all(
        files.map(async (name) => ({
          name,
          type: name.endsWith('.pdf') ? 'application/pdf' : 'application/octet-stream',
          content: await readFile(join(folder, 'files', name)),
        })),
      ),
      answers,
    })),
  )
}
