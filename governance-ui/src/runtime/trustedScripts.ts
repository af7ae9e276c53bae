type ScriptPolicy = { createScriptURL(url: string): unknown }
type PolicyFactory = { createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptPolicy }

let policy: ScriptPolicy | null = null

/**
 * A worker's URL as the page's Trusted Types policy lets it through: our own origin's assets and nothing else.
 * Without Trusted Types in the browser it is the URL itself.
 */
export function trustedWorkerUrl(url: URL): URL {
  const factory: PolicyFactory | undefined = Reflect.get(globalThis, 'trustedTypes')
  if (factory === undefined) return url
  policy ??= factory.createPolicy('althing', { createScriptURL: requireOwnAsset })
  // Safety: Worker's constructor takes a TrustedScriptURL, which TypeScript's DOM types do not know.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return policy.createScriptURL(url.href) as URL
}

function requireOwnAsset(url: string): string {
  if (new URL(url).origin !== location.origin) throw new TypeError(`no script may come from ${url}`)
  return url
}
