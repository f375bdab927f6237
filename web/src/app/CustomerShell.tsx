import { ChartColumn, MessageCircle, Settings2, TrendingUp } from 'lucide-react';
import { Link, NavLink, Outlet } from 'react-router';
import { BrandMark } from '../components/BrandMark';
import { ConnectionBanner } from '../components/ConnectionBanner';
import { ThemeSwitch } from '../components/ThemeSwitch';

const SECTIONS = [
  { to: '/', label: 'Luna', Icon: MessageCircle },
  { to: '/verbrauch', label: 'Verbrauch', Icon: ChartColumn },
  { to: '/markt', label: 'Markt', Icon: TrendingUp },
];

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
          <Sections />
          <span className="grow" />
          <Link className="btn gho" to="/verwaltung">
            <Settings2 className="i s" />
            Verwaltung
          </Link>
          <ThemeSwitch />
        </div>
      </header>
      <ConnectionBanner />
      <main id="inhalt" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}

/** In the header where there is room, as tabs at the bottom of a phone: the same list. */
function Sections() {
  return (
    <nav className="sections" aria-label="Hauptbereiche">
      {SECTIONS.map(({ to, label, Icon }) => (
        <NavLink key={to} to={to} end>
          <span>
            <Icon className="i" />
          </span>
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
