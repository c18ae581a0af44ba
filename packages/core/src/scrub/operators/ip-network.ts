/**
 * The network that an address belongs to: the first 24 bits of IPv4, 48 of IPv6, the rest zero, which is what is
 * customary before addresses are counted. A small network may still be one household.
 */
export function networkOf(text: string): string | undefined {
  const [address = '', ...zone] = text.trim().split('%')
  if (zone.length > 0) return undefined
  const four = fourBytes(address)
  if (four !== undefined) return `${four.slice(0, 3).join('.')}.0`
  const groups = address.length > 45 ? undefined : eightGroups(address)
  if (groups === undefined) return undefined
  const [a = 0, b = 0, c = 0] = groups
  // ::ffff:a.b.c.d is an IPv4 address (RFC 4291 §2.5.5.2), whose network stands where ours would cut.
  if (groups.slice(0, 5).every((group) => group === 0)) return undefined
  return `${[a, b, c].map((group) => group.toString(16)).join(':')}::`
}

function fourBytes(text: string): readonly number[] | undefined {
  if (!/^[0-9]{1,3}(?:\.[0-9]{1,3}){3}$/.test(text)) return undefined
  const bytes = text.split('.').map(Number)
  return bytes.every((byte) => byte < 256) ? bytes : undefined
}

/** RFC 4291 §2.2; the form that ends in an IPv4 address is left out. */
function eightGroups(text: string): readonly number[] | undefined {
  const [head = '', tail, ...more] = text.split('::')
  if (more.length > 0) return undefined
  const groupsOf = (part: string): readonly string[] => (part === '' ? [] : part.split(':'))
  const [first, last] = [groupsOf(head), groupsOf(tail ?? '')]
  const missing = 8 - first.length - last.length
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined
  const groups = [...first, ...Array<string>(missing).fill('0'), ...last]
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? groups.map((group) => parseInt(group, 16)) : undefined
}
