import { isRecord } from '../lib/json.js'
import type { Guard, OpenTurn } from '../turn.js'
import { scrubbed } from './outbound.js'

/**
 * Beginning a conversation sends its first activity, and its topic, with the request itself: no turn and no hook sees
 * them. Nobody is known there yet, so that nothing is put back, and the policy's outbound operators hold.
 */
export function guardCreation(guard: Guard, create: (...parameters: unknown[]) => Promise<unknown>): (...parameters: unknown[]) => Promise<unknown> {
  return async (...parameters) => create(...(await Promise.all(parameters.map((parameter) => scrubParameters(guard, parameter)))))
}

async function scrubParameters(guard: Guard, parameter: unknown): Promise<unknown> {
  if (!isRecord(parameter)) return parameter
  const { activity, topicName } = parameter
  const changed: Record<string, unknown> = {}
  if (isRecord(activity)) changed['activity'] = await scrubbed(guard, nobody, activity)
  if (typeof topicName === 'string') changed['topicName'] = (await scrubbed(guard, nobody, { type: 'message', text: topicName })).text
  return Object.keys(changed).length === 0 ? parameter : { ...parameter, ...changed }
}

/** A turn of nobody, in which nothing opens. */
const nobody: OpenTurn = { isOpenTurn: true }
