import { useQuery } from '@apollo/client/react';
import { Activity, Layers, ListChecks, LogOut, MessageCircle } from 'lucide-react';
import { Link, NavLink } from 'react-router';
import { signOut } from '../../api/admin-session';
import { BrandMark } from '../../components/BrandMark';
import { ThemeSwitch } from '../../components/ThemeSwitch';
import { formatCount } from '../../format/numbers';
import { CorpusSizeDocument } from '../../gql/graphql';

/** A side bar where there is room, tabs at the bottom of a phone: the same list. */
export function AdminNavigation() {
  const { data } = useQuery(CorpusSizeDocument);
  const items = data?.metricsOverview.items;
  return (
    <header className="side">
      <Link className="logo" to="/verwaltung/korpus">
        <BrandMark />
        <span>
          Luna <span className="sub">Verwaltung</span>
        </span>
      </Link>
      <nav className="side-nav" aria-label="Verwaltung">
        <NavLink to="/verwaltung/korpus">
          <Layers className="i" />
          Korpus
          {items != null && <span className="cnt">{formatCount(items)}</span>}
        </NavLink>
        <NavLink to="/verwaltung/auftraege">
          <ListChecks className="i" />
          Aufträge
        </NavLink>
        <NavLink to="/verwaltung/zustand">
          <Activity className="i" />
          Zustand
        </NavLink>
        <Link to="/">
          <MessageCircle className="i" />
          Luna
        </Link>
      </nav>
      <div className="side-foot">
        <p className="t-12 sub">Der Schlüssel gilt nur für diese Sitzung.</p>
        <div className="row between">
          <button type="button" className="btn gho sm" onClick={signOut}>
            <LogOut className="i s" />
            Abmelden
          </button>
          <ThemeSwitch />
        </div>
      </div>
    </header>
  );
}
