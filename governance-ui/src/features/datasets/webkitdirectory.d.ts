import 'react'

declare module 'react' {
  interface InputHTMLAttributes<T> {
    /** Lets a file input choose a whole folder; every browser knows it, React's types do not. */
    webkitdirectory?: string
  }
}
