// Runs before the first paint, so that a chosen theme never flashes. A file, because inline scripts are forbidden.
try {
  const theme = localStorage.getItem('althing.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage is blocked: the system's theme stays.
}
