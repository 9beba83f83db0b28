export const labels = {}
