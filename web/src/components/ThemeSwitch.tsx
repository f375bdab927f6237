import { Contrast, Moon, Sun } from 'lucide-react';
import { THEMES, type Theme, useTheme } from '../browser/use-theme';

const LOOKS: Record<Theme, { label: string; Icon: typeof Sun }> = {
  system: { label: 'wie System', Icon: Contrast },
  light: { label: 'hell', Icon: Sun },
  dark: { label: 'dunkel', Icon: Moon },
};

export function ThemeSwitch() {
  const [theme, choose] = useTheme();
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  const { label, Icon } = LOOKS[theme];
  const name = `Darstellung: ${label}. Wechseln zu: ${LOOKS[next].label}`;
  return (
    <button type="button" className="btn gho ico" aria-label={name} title={name} onClick={() => choose(next)}>
      <Icon className="i l" />
    </button>
  );
}
