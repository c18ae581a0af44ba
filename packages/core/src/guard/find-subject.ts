import { ScrubjayError, isScrubjayError } from '../errors.js'
import { recordsOf } from '../ports/pages.js'
import { erasedKinds } from '../rights/erasure.js'
import { eachRequest } from '../rights/request.js'
import { subjectKeyId, type VaultScope } from '../vault/vault.js'
import { openNames } from './erasing.js'
import type { Opened, Setup } from './setup.js'

/** A person as operators name them. */
export interface Named {
  readonly tenant: string
  /** What the log calls them; or their token in the store, where they have no key that names them. */
  readonly subject: string
}

/** Somebody of whom something is there. */
export interface FoundSubject {
  /** Their token in the store. */
  readonly token: string
  /** What the log calls them. `undefined`: their key is destroyed, or does not open. */
  readonly name: string | undefined
}

/**
 * Finds the person whom an operator names. Their name stands nowhere, so it is looked for among the keys of everybody, each
 * of which is unwrapped; whoever lacks the keys can not.
 * @throws `ERR_INPUT` for the empty name.
 */
export async function findSubject(setup: Setup, opened: Opened, { tenant, subject }: Named): Promise<FoundSubject | undefined> {
  const { store } = setup
  const { keys, naming } = opened
  if (subject === '') throw new ScrubjayError('ERR_INPUT', { at: 'subject', reason: 'A token is needed.' })
  if (await isStored()) return { token: subject, name: (await naming.find(tenant, subject))?.subject }
  for await (const { subject: token, names } of naming.each(tenant)) if (names.subject === subject) return { token, name: subject }
  return (await findErasing(setup, opened, { tenant, subject })) ?? (await findStranger())

  /** By a name of the last half hour, of somebody of whom nothing was sealed when it was given. */
  async function findStranger(): Promise<FoundSubject | undefined> {
    const namesOf = await naming.findStrangers(tenant)
    for await (const { owner } of recordsOf(store, { tenant, kind: 'subject' })) {
      if (namesOf(owner).some((names) => names.subject === subject)) return { token: owner, name: (await naming.find(tenant, owner))?.subject ?? subject }
    }
    return undefined
  }

  async function isStored(): Promise<boolean> {
    for (const kind of erasedKinds) if ((await store.list({ tenant, kind, owner: subject, limit: 1 })).length > 0) return true
    try {
      return (await keys.find(subjectKeyId(tenant, subject))) !== undefined
    } catch (error) {
      // A key that does not open is one all the same, and can be destroyed.
      if (isScrubjayError(error, 'ERR_ENVELOPE')) return true
      throw error
    }
  }
}

/** Somebody whose erasure was cut off: their key may be gone, and then only that erasure knows their name. */
async function findErasing(setup: Setup, opened: Opened, { tenant: id, subject: name }: Named): Promise<FoundSubject | undefined> {
  for await (const request of eachRequest(setup.store, id)) {
    const { subject, sealed } = request
    if (sealed === undefined) continue
    const tenant = await opened.tenant(id)
    if ((await openNames({ setup, opened, tenant, subject }, request).catch(unlessBroken))?.log === name) return { token: subject, name }
  }
  return undefined
}

/** One that does not open hides nobody else. */
function unlessBroken(error: unknown): undefined {
  if (!isScrubjayError(error, 'ERR_ENVELOPE')) throw error
}

/** A conversation as the store has it, and what the log may call it. */
export interface FoundConversation {
  readonly token: string
  /** `undefined`: it is one person's, who has no key; a name that the ring alone makes would lead to them after their erasure. */
  readonly name: string | undefined
}

/**
 * The conversation that an operator names, also by its token in the store. In a group each of its people has another name for it,
 * so there everybody's are looked through.
 */
export async function findConversation({ store }: Setup, opened: Opened, { tenant: id, conversation }: { readonly tenant: string; readonly conversation: string }): Promise<FoundConversation | undefined> {
  if (conversation === '') throw new ScrubjayError('ERR_INPUT', { at: 'conversation', reason: 'A token is needed.' })
  const { naming } = opened
  const tenant = await opened.tenant(id)
  const groups: string[] = []
  for await (const { value, owner } of recordsOf(store, { tenant: id, kind: 'conversation' })) {
    const { token, isGroup } = JSON.parse(value) as { readonly token: string; readonly isGroup: boolean }
    const names = owner === '' ? undefined : await naming.find(id, owner)
    const name = isGroup ? tenant.conversationName(token) : names?.conversation(token)
    if (conversation === token || conversation === name) return { token, name }
    if (owner === '') groups.push(token)
  }
  for await (const { names } of naming.each(id)) {
    const found = groups.find((token) => names.conversation(token) === conversation)
    if (found !== undefined) return { token: found, name: conversation }
  }
  return undefined
}

/** Where somebody gave values, and what the log calls both. */
export interface Place {
  readonly scope: VaultScope
  readonly names: { readonly subject: string; readonly conversation: string }
}

/** A conversation of a person, by what the log calls it for them or by its token in the store. */
export async function findPlace({ store }: Setup, { naming }: Opened, { tenant, subject, conversation }: { readonly tenant: string; readonly subject: string; readonly conversation: string }): Promise<Place | undefined> {
  const names = await naming.find(tenant, subject)
  if (names === undefined) return undefined
  for await (const { id } of recordsOf(store, { tenant, kind: 'counter', owner: subject })) {
    const [token = ''] = id.split('.', 1)
    const name = names.conversation(token)
    if (conversation === token || conversation === name) return { scope: { tenant, subject, conversation: token }, names: { subject: names.subject, conversation: name } }
  }
  return undefined
}
