/**
 * A key that some object in valid JSON text holds twice, or undefined. `JSON.parse` keeps the last of them in silence,
 * other readers the first.
 *
 * @param json Text that `JSON.parse` accepts.
 */
export function duplicateKey(json: string): string | undefined {
  const open: (Set<string> | undefined)[] = []
  let expectsKey = false
  for (let at = 0; at < json.length; at++) {
    const char = json[at]
    if (char === '"') {
      const from = at
      for (at++; json[at] !== '"'; at++) if (json[at] === '\\') at++
      if (!expectsKey) continue
      const key = String(JSON.parse(json.slice(from, at + 1)))
      const keys = open.at(-1)
      if (keys?.has(key)) return key
      keys?.add(key)
      expectsKey = false
    } else if (char === '{' || char === '[') {
      open.push(char === '{' ? new Set() : undefined)
      expectsKey = char === '{'
    } else if (char === '}' || char === ']') open.pop()
    else if (char === ',') expectsKey = open.at(-1) !== undefined
  }
  return undefined
}
