import { Link } from 'react-router';
import { usePageTitle } from '../browser/use-page-title';

export function NotFoundPage() {
  usePageTitle('Nicht gefunden');
  return (
    <div className="page">
      <h1 className="t-22">Diese Seite gibt es nicht</h1>
      <p className="mut not-found-text">Die Adresse führt ins Leere. Am besten beginnen Sie bei Luna.</p>
      <Link className="btn pri" to="/">
        Zu Luna
      </Link>
    </div>
  );
}
