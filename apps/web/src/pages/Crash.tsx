import { Component, type ReactNode } from 'react'
import styles from './Crash.module.css'

/**
 * Stands in for a page that could not be loaded or drawn. Its words stand here, in both languages: the catalogue may
 * be what did not come.
 */
export class Crash extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state = { error: undefined as unknown }

  static getDerivedStateFromError(error: unknown) {
    return { error: error ?? new Error('Unknown error') }
  }

  override render() {
    if (this.state.error === undefined) return this.props.children
    return (
      <main className={styles.crash} role="alert">
        <div lang="en">
          <h1>This page could not be shown</h1>
          <p>What is saved stays saved. Check the network, then load the page again.</p>
          <button type="button" onClick={() => location.reload()}>
            Load again
          </button>
        </div>
        <div lang="es">
          <h2>No se pudo mostrar esta página</h2>
          <p>Lo guardado sigue guardado. Revise la red y vuelva a cargar la página.</p>
          <button type="button" onClick={() => location.reload()}>
            Cargar de nuevo
          </button>
        </div>
      </main>
    )
  }
}
