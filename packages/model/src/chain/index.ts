export * from './chains.ts'
export * from './sentence.ts'
