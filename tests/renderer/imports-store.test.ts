import { describe, expect, it } from 'vitest'
import { DeskError } from '../../src-main/contract/errors.ts'
import type { HostBridge } from '../../src-main/contract/host-bridge.ts'
import type { JobId } from '../../src-main/contract/ids.ts'
import { createImportsStore } from '../../src-renderer/features/imports/imports-store.ts'
import { emptyDesk, importJob } from '../support/account-views.ts'
import { type Answers, scriptedClient } from '../support/scripted-client.ts'

const mbox = new File(['From '], 'mail.mbox')

describe('importing mail files', () => {
  it('hands dropped files over as paths and follows the job to its result', async () => {
    const { store, engine } = panel()
    await store.getState().importFiles([mbox])
    expect(engine.inputsOf('files.import')).toEqual([{ paths: ['/uploads/mail.mbox'] }])
    expect(store.getState()).toMatchObject({ reading: false, jobs: [{ status: 'running' }] })

    engine.emit({ type: 'job', job: importJob({ status: 'done', added: 12, known: 3 }) })
    expect(store.getState().jobs).toMatchObject([{ status: 'done', added: 12, known: 3 }])
  })

  it('uses the system’s dialog, and the browser’s where the host has none', async () => {
    const system = panel({}, { chooseFiles: async () => ['/home/ana/Maildir'] })
    await system.store.getState().chooseFiles()
    expect(system.engine.inputsOf('files.import')).toEqual([{ paths: ['/home/ana/Maildir'] }])

    const browser = panel({}, { chooseFiles: async () => null })
    await browser.store.getState().chooseFiles()
    expect(browser.engine.inputsOf('files.import')).toEqual([{ paths: ['/uploads/mail.mbox'] }])
  })

  it('offers folders apart only where the dialog of the host knows none', async () => {
    expect(panel({}, { kind: 'electron' }).store.getState().chooseFolder).toBeNull()
    const { store, engine } = panel()
    await store.getState().chooseFolder?.()
    expect(engine.inputsOf('files.import')).toEqual([{ paths: ['/uploads/Maildir'] }])
  })

  it('does nothing when the dialog was cancelled', async () => {
    const { store, engine } = panel({}, { chooseFiles: async () => [] })
    await store.getState().chooseFiles()
    expect(engine.inputsOf('files.import')).toEqual([])
    expect(store.getState().error).toBeNull()
  })

  it('keeps the sentence when the engine refuses, and forgets it with the next try', async () => {
    const { store, engine } = panel({
      'files.import': () => Promise.reject(new DeskError('disk-full', 'disk-full', 'The disk is full.')),
    })
    await store.getState().importFiles([mbox])
    expect(store.getState()).toMatchObject({ reading: false, error: { code: 'disk-full' } })
    engine.answer({ 'files.import': () => importJob() })
    await store.getState().importFiles([mbox])
    expect(store.getState().error).toBeNull()
  })

  it('says so when a drop had no file in it', async () => {
    const { store } = panel({}, { pathsOf: async () => [] })
    await store.getState().importFiles([mbox])
    expect(store.getState()).toMatchObject({ reading: false, error: { code: 'nothing-to-import' } })
  })

  it('learns about the sample from its account, and shows only its own kinds of job', async () => {
    const { store, engine } = panel()
    engine.emit({ type: 'job', job: importJob({ kind: 'rebuild', id: 'job-9' as JobId }) })
    expect(store.getState().jobs).toEqual([])
    engine.answer({ 'desk.status': () => ({ ...emptyDesk, hasSample: true }) })
    engine.connect('connected')
    await expect.poll(() => store.getState().hasSample).toBe(true)
  })
})

function panel(answers: Answers = {}, host: Partial<HostBridge> = {}) {
  const engine = scriptedClient({
    'job.list': () => [],
    'desk.status': () => emptyDesk,
    'files.import': () => importJob(),
    ...answers,
  })
  const store = createImportsStore({
    engine,
    host: {
      kind: 'browser',
      pathsOf: async (files) => files.map((file) => `/uploads/${file.name}`),
      chooseFiles: async () => null,
      ...host,
    },
    pickFiles: async (kind) => [kind === 'folder' ? new File([], 'Maildir') : mbox],
  })
  return { store, engine }
}
