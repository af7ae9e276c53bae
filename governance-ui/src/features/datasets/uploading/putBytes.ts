import { apiErrorMessage } from '@althing/proposals'

/** The relayer did not take the bytes. `retryable` where it may only not have seen the block yet. */
export class UploadError extends Error {
  override name = 'UploadError'
  readonly retryable: boolean

  constructor(message: string, { retryable }: { retryable: boolean }) {
    super(message)
    this.retryable = retryable
  }
}

/** `PUT` with progress, which `fetch` does not tell. */
export function putBytes(url: string, body: Blob, onProgress: (sent: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', url)
    request.setRequestHeader('content-type', body.type || 'application/octet-stream')
    request.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded))
    request.addEventListener('error', () =>
      reject(new UploadError('The relayer does not answer.', { retryable: false })),
    )
    request.addEventListener('load', () => {
      if (request.status < 300) resolve()
      else reject(new UploadError(messageOf(request), { retryable: request.status === 403 || request.status === 404 }))
    })
    request.send(body)
  })
}

function messageOf({ status, responseText }: XMLHttpRequest): string {
  return apiErrorMessage(responseText) ?? `The relayer answered ${status}.`
}
