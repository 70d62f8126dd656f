import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { runningDesk } from '../hosts/running-desk.ts'
import { startAuthorizationServer } from '../support/authorization-server.ts'
import { describeInChromium, openChromium } from '../support/chromium.ts'
import { describeWithDovecot } from '../support/describe-with-dovecot.ts'
import { type Dovecot, startDovecot } from '../support/dovecot.ts'
import { freePort } from '../support/free-port.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { manyCustomers, shopMail } from './shop-mails.ts'

describeWithDovecot('the first hour with a mailbox', () => {
  describeInChromium('in a window', () => {
    let dovecot: Dovecot

    beforeAll(async () => {
      dovecot = await startDovecot()
    })
    afterAll(() => dovecot.stop())

    it('adds a mailbox, fills, searches, receives a pushed mail, and has it all after a restart', async () => {
      const user = dovecot.newUser()
      await dovecot.fill(user, [
        ...manyCustomers(250),
        shopMail({
          from: 'Ana Popescu <ana@mail.test>',
          subject: 'Broken kettle',
          text: 'The thermostat is gone.',
          messageId: 'kettle@mail.test',
          minutesAgo: 60,
        }),
      ])
      const reply = {
        from: `Shop <${user}>`,
        to: 'ana@mail.test',
        subject: 'Re: Broken kettle',
        inReplyTo: 'kettle@mail.test',
      }
      await dovecot.fill(user, [shopMail({ ...reply, text: 'We send you a new one.', minutesAgo: 5 })], 'Sent')
      const data = join(await temporaryFolder(), 'data')
      const desk = await runningDesk(data)
      const { page, complaints } = await openChromium()
      await page.goto(desk.address)

      await page.getByRole('button', { name: /Add your mailbox/ }).click()
      await typeServers(page, user, dovecot.imapsPort)
      await page.getByLabel('Password', { exact: true }).fill('wrong')
      await page.getByRole('button', { name: 'Add mailbox' }).click()

      await page.getByText('Trust this server?').waitFor()
      expect(await page.getByText(dovecot.fingerprint).count()).toBe(1)
      await page.getByText('The server signed it itself.').waitFor()
      await page.getByRole('button', { name: 'Trust this certificate' }).click()

      await page.getByText(/refused the user name or the password/).waitFor()
      expect(await page.getByLabel('Server', { exact: true }).first().inputValue()).toBe('127.0.0.1')
      await page.getByLabel('Password', { exact: true }).fill(dovecot.password)
      await page.getByRole('button', { name: 'Add mailbox' }).click()

      await rowOf(page, 'Ana Popescu').click()
      await page.getByText('The thermostat is gone.').last().waitFor()
      await page.getByText('We send you a new one.').last().waitFor()
      await page.getByText('Up to date').waitFor()

      await page.keyboard.press('/')
      await page.keyboard.type('order 1007')
      await page.getByText('Customer 7', { exact: true }).first().waitFor()
      // The first Escape empties the search, the second leaves it.
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')

      await dovecot.deliver(
        user,
        shopMail({ from: 'Mihai Stan <mihai@mail.test>', subject: 'New here', text: 'Do you ship to Iași?' }),
      )
      await rowOf(page, 'Mihai Stan').waitFor()

      desk.child.kill('SIGTERM')
      await desk.ended
      const again = await runningDesk(data)
      await page.goto(again.address)
      await rowOf(page, 'Mihai Stan').click()
      await page.getByText('Do you ship to Iași?').last().waitFor()
      await page.getByText('Up to date').waitFor()
      expect(complaints.filter(isOurs)).toEqual([])
    })

    it('says what is wrong with a server at its field, and keeps what was typed', async () => {
      const desk = await runningDesk(join(await temporaryFolder(), 'data'))
      const { page } = await openChromium()
      await page.goto(desk.address)
      await page.getByRole('button', { name: /Add your mailbox/ }).click()
      await typeServers(page, 'help@shop.test', await freePort())
      await page.getByLabel('Password', { exact: true }).fill('secret')
      await page.getByRole('button', { name: 'Add mailbox' }).click()
      await page.getByText('127.0.0.1 does not take connections on this port.', { exact: false }).waitFor()

      await page.getByLabel('Port', { exact: true }).first().fill(String(dovecot.imapPort))
      await page.getByRole('button', { name: 'Add mailbox' }).click()
      await page.getByText('127.0.0.1 does not speak TLS on this port.', { exact: false }).waitFor()
      expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('secret')

      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: /Add your mailbox/ }).click()
      expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('secret')
    })

    it('signs in through the browser with a provider of the user’s own', async () => {
      const user = dovecot.newUser()
      await dovecot.fill(user, manyCustomers(2))
      const provider = await startAuthorizationServer((token) => dovecot.tokens.set(token, user))
      onTestFinished(() => provider.close())
      const desk = await runningDesk(join(await temporaryFolder(), 'data'))
      const { page } = await openChromium()
      await page.goto(desk.address)
      await page.getByRole('button', { name: /Add your mailbox/ }).click()
      await typeServers(page, user, dovecot.imapsPort)
      await page.getByText('Browser (OAuth 2)').click()
      await page.getByLabel('Client id').fill('desk-client')
      await page.getByLabel('Authorization address').fill(provider.settings.authorizationEndpoint)
      await page.getByLabel('Token address').fill(provider.settings.tokenEndpoint)

      const tab = page.waitForEvent('popup')
      await page.getByRole('button', { name: 'Add mailbox' }).click()
      await (await tab).getByText('You can close this tab').waitFor()
      await page.getByRole('button', { name: 'Trust this certificate' }).click()
      await rowOf(page, 'Customer 1').waitFor()
      expect(provider.tokenRequests).toHaveLength(1)
    })

    it('follows another folder, pauses, and removes the account with its messages', async () => {
      const user = dovecot.newUser()
      await dovecot.fill(user, manyCustomers(2))
      await dovecot.fill(
        user,
        [shopMail({ from: 'Lena <lena@mail.test>', subject: 'Pallet', text: 'It is here.' })],
        'Suppliers',
      )
      const desk = await runningDesk(join(await temporaryFolder(), 'data'))
      const { page } = await openChromium()
      await page.goto(desk.address)
      await addMailbox(page, user, dovecot)
      await rowOf(page, 'Customer 1').waitFor()
      await page.getByRole('button', { name: /^Accounts: Up to date/ }).click()
      await inAccountMenu(page, user, 'Settings…')
      await page.getByRole('radio', { name: 'Folders' }).click()
      await page.getByText('Suppliers', { exact: true }).click()
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('3 messages').waitFor()

      await inAccountMenu(page, user, 'Pause')
      await page.getByRole('button', { name: 'Resume' }).click()
      await page.getByText('Online since', { exact: false }).waitFor()

      await inAccountMenu(page, user, 'Remove…')
      await page.getByText('Its 3 messages are removed from this computer', { exact: false }).waitFor()
      await page.getByRole('button', { name: 'Remove account' }).click()
      await page.getByText('No accounts yet').waitFor()
      await page.keyboard.press('Escape')
      await expect.poll(() => page.getByRole('option').count()).toBe(0)
      expect(await dovecot.doveadm('search', '-u', user, 'mailbox', 'INBOX', 'all')).toMatch(/\S/)
    })

    it('refuses a certificate that changed until the user stops trusting the old one', async () => {
      const own = await startDovecot()
      try {
        const user = own.newUser()
        await own.fill(user, manyCustomers(3))
        const data = join(await temporaryFolder(), 'data')
        const desk = await runningDesk(data)
        const { page } = await openChromium()
        await page.goto(desk.address)
        await addMailbox(page, user, own)
        await rowOf(page, 'Customer 2').waitFor()

        await own.renewCertificate()
        await own.kick(user)
        await page.getByText('1 account needs you').click()
        await page.getByRole('button', { name: 'Review certificate' }).click()
        await page.getByText('The server’s identity changed').waitFor()
        expect(await page.getByRole('button', { name: 'Trust this certificate' }).count()).toBe(0)
        await page.getByRole('button', { name: 'Close' }).last().click()

        await inAccountMenu(page, user, 'Settings…')
        await page.getByText('Sign-in and servers').click()
        await page.getByRole('button', { name: 'Stop trusting it' }).click()
        await page.getByRole('button', { name: 'Save' }).click()
        await page.getByText('cannot be verified', { exact: false }).waitFor()
        await page.getByRole('button', { name: 'Review certificate' }).click()
        expect(await page.getByText(own.fingerprint).count()).toBe(1)
        await page.getByRole('button', { name: 'Trust this certificate' }).click()
        await page.getByText('Online since', { exact: false }).waitFor()
      } finally {
        await own.stop()
      }
    })
  })
})

describeInChromium('the first hour without a mailbox', () => {
  it('opens the sample workspace, and removes it in one click', async () => {
    const desk = await runningDesk(join(await temporaryFolder(), 'data'))
    const { page, complaints } = await openChromium()
    await page.goto(desk.address)
    await page.getByRole('button', { name: /Open the sample workspace/ }).click()
    await page.getByRole('option').first().waitFor()

    await openSettings(page, 'Files and sample')
    await page.getByRole('button', { name: 'Remove sample' }).click()
    await page.getByRole('button', { name: 'Open sample' }).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('option').count()).toBe(0)
    expect(complaints.filter(isOurs)).toEqual([])
  })

  it('imports a file, counts what was new, and adds nothing the second time', async () => {
    const desk = await runningDesk(join(await temporaryFolder(), 'data'))
    const { page } = await openChromium()
    await page.goto(desk.address)
    const mail = shopMail({
      from: 'Ana Popescu <ana@mail.test>',
      subject: 'Kettle',
      text: 'It leaks.',
      messageId: 'k@mail.test',
    })
    const file = { name: 'kettle.eml', mimeType: 'message/rfc822', buffer: Buffer.from(mail) }
    await pick(page, 'Import mail files', file)
    await rowOf(page, 'Ana Popescu').waitFor()

    await openSettings(page, 'Files and sample')
    await page.getByText('1 added, 0 known already').waitFor()
    await pick(page, 'Choose files…', file)
    await page.getByText('0 added, 1 known already').waitFor()
  })

  it('imports a Maildir dropped anywhere in the window', async () => {
    const folder = await temporaryFolder()
    const maildir = join(folder, 'Maildir')
    for (const name of ['cur', 'new', 'tmp']) await mkdir(join(maildir, name), { recursive: true })
    const mails = manyCustomers(130)
    await Promise.all(mails.map((mail, index) => writeFile(join(maildir, 'cur', `${index}.M1.test:2,S`), mail)))
    const desk = await runningDesk(join(folder, 'data'))
    const { page } = await openChromium()
    await page.goto(desk.address)
    await page.getByText('Welcome to Throughline').waitFor()

    const devtools = await page.context().newCDPSession(page)
    const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
      devtools.send('Input.dispatchDragEvent', {
        type,
        x: 400,
        y: 300,
        data: { items: [], files: [maildir], dragOperationsMask: 1 },
      })
    await drag('dragEnter')
    await drag('dragOver')
    await page.getByText('Drop to import').waitFor()
    await drag('drop')
    await rowOf(page, 'Customer 129').waitFor()
    await openSettings(page, 'Files and sample')
    await page.getByText('130 added, 0 known already').waitFor()
  })

  it('stays on the welcome page and says so when a file holds no mail', async () => {
    const desk = await runningDesk(join(await temporaryFolder(), 'data'))
    const { page } = await openChromium()
    await page.goto(desk.address)
    const file = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]) }
    await pick(page, 'Import mail files', file)
    await page.getByRole('alert').waitFor()
    await page.getByText('Welcome to Throughline').waitFor()
  })
})

async function typeServers(page: Page, user: string, port: number): Promise<void> {
  await page.getByLabel('E-mail address').fill(user)
  await page.keyboard.press('Enter')
  await page.getByText('No published settings for shop.test').waitFor()
  await page.getByLabel('Server', { exact: true }).first().fill('127.0.0.1')
  await page.getByLabel('Port', { exact: true }).first().fill(String(port))
}

async function addMailbox(page: Page, user: string, dovecot: Dovecot): Promise<void> {
  await page.getByRole('button', { name: /Add your mailbox/ }).click()
  await typeServers(page, user, dovecot.imapsPort)
  await page.getByLabel('Password', { exact: true }).fill(dovecot.password)
  await page.getByRole('button', { name: 'Add mailbox' }).click()
  await page.getByRole('button', { name: 'Trust this certificate' }).click()
}

async function inAccountMenu(page: Page, user: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${user}` }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

async function openSettings(page: Page, section: string): Promise<void> {
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('menuitem', { name: 'Settings' }).click()
  await page.getByRole('tab', { name: section }).click()
}

async function pick(
  page: Page,
  button: string,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: button }).click()
  await (await chooser).setFiles([file])
}

function rowOf(page: Page, name: string) {
  return page.getByRole('option', { name: new RegExp(name) })
}

/** While a desk restarts the page tries its pipe in vain, which the browser writes down. */
function isOurs(complaint: string): boolean {
  return !/WebSocket|ERR_CONNECTION|favicon/.test(complaint)
}
