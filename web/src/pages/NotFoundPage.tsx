import { Link } from 'react-router';

export function NotFoundPage() {
  return (
    <div className="page">
      <title>Nicht gefunden · Luna-IEMS</title>
      <h1 className="t-22">Diese Seite gibt es nicht</h1>
      <p className="mut not-found-text">Die Adresse führt ins Leere. Am besten beginnen Sie bei Luna.</p>
      <Link className="btn pri" to="/">
        Zu Luna
      </Link>
    </div>
  );
}
