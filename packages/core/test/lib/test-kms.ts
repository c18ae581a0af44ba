import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { canonicalJson } from '../../src/lib/canonical-json.js'
import type { KmsClient, KmsRequest } from '../../src/ports/kms-client.js'

/** A key management service in this process: AES-256-GCM with the context as additional data, as AWS has it. */
export class TestKms implements KmsClient {
  readonly #keys = new Map<string, Buffer>()
  readonly requests: KmsRequest[] = []
  decrypts = 0
  isDown = false
  /** Some services have no context. */
  ignoresContext = false

  async encrypt(request: KmsRequest): Promise<Uint8Array> {
    this.#ask(request)
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', this.#keyOf(request), nonce).setAAD(this.#dataOf(request))
    return Buffer.concat([nonce, cipher.update(request.bytes), cipher.final(), cipher.getAuthTag()])
  }

  async decrypt(request: KmsRequest): Promise<Uint8Array> {
    this.#ask(request)
    this.decrypts += 1
    const bytes = Buffer.from(request.bytes)
    const decipher = createDecipheriv('aes-256-gcm', this.#keyOf(request), bytes.subarray(0, 12)).setAAD(this.#dataOf(request))
    decipher.setAuthTag(bytes.subarray(-16))
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()])
  }

  #ask(request: KmsRequest): void {
    this.requests.push(request)
    if (this.isDown) throw new Error(`canary: no answer about ${request.kmsKey}`)
  }

  #keyOf({ kmsKey }: KmsRequest): Buffer {
    const key = this.#keys.get(kmsKey) ?? randomBytes(32)
    this.#keys.set(kmsKey, key)
    return key
  }

  #dataOf({ context }: KmsRequest): Buffer {
    return Buffer.from(this.ignoresContext ? '' : canonicalJson(context))
  }
}
