/** The mark: three columns and the thread that runs through them. `onSlate` for the dark header of the join page. */
export function Logo({ size = 28, onSlate = false }: { readonly size?: number; readonly onSlate?: boolean }) {
  const ground = onSlate ? '#FFFFFF' : '#14382F'
  const column = onSlate ? '#5F7F75' : '#8FA79E'
  const thread = onSlate ? '#E0A013' : '#F0B323'
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden="true">
      <rect width="28" height="28" rx="6" fill={ground} />
      <path d="M6.5 6v14M14 6v14M21.5 6v14" stroke={column} strokeWidth="2" strokeLinecap="round" />
      <path d="M6.5 16.25 14 10l7.5 5" fill="none" stroke={thread} strokeWidth="2" strokeLinejoin="round" />
      <circle cx="6.5" cy="16.25" r="2.6" fill={thread} />
      <circle cx="14" cy="10" r="2.6" fill={thread} />
      <circle cx="21.5" cy="15" r="2.6" fill={thread} />
    </svg>
  )
}
