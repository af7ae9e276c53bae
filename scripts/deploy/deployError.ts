/** A deployment cannot begin or did not end as it must; the message says what to do next. */
export class DeployError extends Error {
  override name = 'DeployError'
}
