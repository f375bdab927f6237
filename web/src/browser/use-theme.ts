import { useState } from 'react';
import { readText, writeText } from './stored-text';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Read again before the first paint by `theme.js`. */
const THEME = 'luna.theme';

export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(storedTheme);
  const choose = (next: Theme) => {
    setTheme(next);
    writeText(localStorage, THEME, next === 'system' ? null : next);
    if (next === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
  };
  return [theme, choose];
}

function storedTheme(): Theme {
  const stored = readText(localStorage, THEME);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}
