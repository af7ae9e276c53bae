/** Id of the element that asks for a field, so that what is wrong with it can lead there. */
export function fieldId(action: string, path: string): string {
  return `field-${action}-${path}`
}
