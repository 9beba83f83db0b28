import { useEffect } from 'react'

/** The window's title: where one is, then the product. Readers say it when a page opens. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · Commonboard` : 'Commonboard'
  }, [title])
}
