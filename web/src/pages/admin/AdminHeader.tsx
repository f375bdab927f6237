import { LogOut } from 'lucide-react';
import type { ReactNode } from 'react';
import { signOut } from '../../api/admin-session';
import { usePageTitle } from '../../browser/use-page-title';
import { ThemeSwitch } from '../../components/ThemeSwitch';

interface AdminHeaderProps {
  title: string;
  /** One line of figures below the title. */
  summary?: string | null;
  /** The page's main action. */
  children?: ReactNode;
}

export function AdminHeader({ title, summary, children }: AdminHeaderProps) {
  usePageTitle(title, 'Verwaltung');
  return (
    <header className="adm-h">
      <div className="grow">
        <h1 className="t-22">{title}</h1>
        <p className="t-12 sub adm-sum">{summary}</p>
      </div>
      <span className="adm-small">
        <ThemeSwitch />
        <button type="button" className="btn gho ico" aria-label="Abmelden" onClick={signOut}>
          <LogOut className="i" />
        </button>
      </span>
      {children}
    </header>
  );
}
