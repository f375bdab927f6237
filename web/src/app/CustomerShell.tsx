import { Settings2 } from 'lucide-react';
import { Link, Outlet } from 'react-router';
import { BrandMark } from '../components/BrandMark';
import { OfflineBanner } from '../components/OfflineBanner';
import { ThemeSwitch } from '../components/ThemeSwitch';

export function CustomerShell() {
  return (
    <div className="shell">
      <a className="skip" href="#inhalt">
        Zum Inhalt springen
      </a>
      <header className="top">
        <div className="top-in">
          <Link className="logo" to="/" aria-label="Luna, zur Startseite">
            <BrandMark />
            <span>Luna</span>
          </Link>
          <span className="grow" />
          <Link className="btn gho" to="/verwaltung">
            <Settings2 className="i s" />
            Verwaltung
          </Link>
          <ThemeSwitch />
        </div>
      </header>
      <OfflineBanner />
      <main id="inhalt" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
