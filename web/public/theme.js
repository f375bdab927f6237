// Runs before the first paint, so that a chosen theme never flashes in the wrong one.
try {
  const theme = localStorage.getItem('luna.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Without storage the page follows the system.
}
