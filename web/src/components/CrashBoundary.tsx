import { Component, type ReactNode } from 'react';

/** What is left when a page breaks, e.g. because its script is gone after an update of the server. */
export class CrashBoundary extends Component<{ children: ReactNode }, { hasCrashed: boolean }> {
  override state = { hasCrashed: false };

  static getDerivedStateFromError() {
    return { hasCrashed: true };
  }

  override render() {
    if (!this.state.hasCrashed) return this.props.children;
    return (
      <main className="page">
        <h1 className="t-22">Diese Seite ist hängen geblieben</h1>
        <p className="mut not-found-text">
          Vielleicht wurde Luna gerade aktualisiert. Neu laden hilft meist; Ihr Gespräch bleibt erhalten.
        </p>
        <button type="button" className="btn pri" onClick={() => window.location.reload()}>
          Neu laden
        </button>
      </main>
    );
  }
}
