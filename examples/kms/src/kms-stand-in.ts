import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server on this machine that answers `Encrypt` and `Decrypt` as AWS KMS does. Its keys end with it. */
export interface KmsStandIn {
  readonly endpoint: string
  /** How often it was asked. */
  readonly calls: number
  /** From now on every call is denied, as when somebody takes the bot's permission away. */
  deny(): void
  close(): Promise<void>
}

export async function startKmsStandIn(keyIds: readonly string[]): Promise<KmsStandIn> {
  const keys = new Map(keyIds.map((id) => [id, randomBytes(32)]))
  let calls = 0
  let isDenied = false
  const server = createServer((request, response) => {
    calls += 1
    void answer(request, isDenied ? new Map() : keys).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get calls() {
      return calls
    },
    deny() {
      isDenied = true
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface Answer {
  readonly status: number
  readonly body: object
}

interface Call {
  readonly KeyId: string
  readonly Plaintext?: string
  readonly CiphertextBlob?: string
  readonly EncryptionContext?: Readonly<Record<string, string>>
}

async function answer(request: IncomingMessage, keys: ReadonlyMap<string, Buffer>): Promise<Answer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const call = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Call
  const key = keys.get(call.KeyId)
  if (key === undefined) return refuse('AccessDeniedException')
  // The order of the context's members means nothing, so it is sealed in sorted order.
  const data = Buffer.from(JSON.stringify(Object.entries(call.EncryptionContext ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))))
  if (request.headers['x-amz-target'] === 'TrentService.Encrypt') return encrypt(call, key, data)
  if (request.headers['x-amz-target'] === 'TrentService.Decrypt') return decrypt(call, key, data)
  return refuse('UnknownOperationException')
}

function encrypt({ KeyId, Plaintext = '' }: Call, key: Buffer, data: Buffer): Answer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(data)
  const sealed = Buffer.concat([nonce, cipher.update(Plaintext, 'base64'), cipher.final(), cipher.getAuthTag()])
  return { status: 200, body: { KeyId, CiphertextBlob: sealed.toString('base64'), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' } }
}

function decrypt({ KeyId, CiphertextBlob = '' }: Call, key: Buffer, data: Buffer): Answer {
  const sealed = Buffer.from(CiphertextBlob, 'base64')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(data).setAuthTag(sealed.subarray(-16))
    const plain = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()])
    return { status: 200, body: { KeyId, Plaintext: plain.toString('base64'), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' } }
  } catch {
    return refuse('InvalidCiphertextException')
  }
}

function refuse(type: string): Answer {
  return { status: 400, body: { __type: type } }
}
