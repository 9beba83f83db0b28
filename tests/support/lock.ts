interface LockedPackage {
  readonly version?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}
export type LockedPackages = Readonly<Record<string, LockedPackage>>

/**
 * What a lock file leaves out, as `package → dependency`. npm drops the binaries of other systems from the lock when it
 * cannot fetch them, and `npm ci` then refuses to install anything, for everybody.
 */
export function missingFrom(packages: LockedPackages): string[] {
  return Object.entries(packages).flatMap(([path, locked]) =>
    Object.keys({ ...locked.dependencies, ...locked.optionalDependencies })
      .filter((name) => !isFound(packages, path, name))
      .map((name) => `${path} → ${name}`),
  )
}

/** Looks where Node would: in the package's own node_modules, then in each one further out. */
function isFound(packages: LockedPackages, from: string, name: string): boolean {
  const nests = from.split('/node_modules/')
  return (
    nests.some((_, i) => packages[`${nests.slice(0, i + 1).join('/node_modules/')}/node_modules/${name}`]) ||
    packages[`node_modules/${name}`] !== undefined
  )
}
