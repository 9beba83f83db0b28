/** The plan page: bars, saved indicator, people present, undo. */
export const plan = {
  saved: 'Saved',
  saving: 'Saving…',
  offlineKept: 'Offline: kept on this device',
  notSaved: 'Not saved: keep this page open',
  refused: 'Change refused',
  invite: 'Invite',
  canvas: 'Canvas',
  outline: 'Outline',
  undo: 'Undo',
  redo: 'Redo',
}
