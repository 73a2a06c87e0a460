/** Latin, Cyrillic and Arabic: a few slices each, declared at once, fetched when their characters appear. */
import '@fontsource/noto-sans/400.css';
import '@fontsource/noto-sans/600.css';
import '@fontsource/noto-sans-arabic/400.css';
import '@fontsource/noto-sans-arabic/600.css';

/**
 * Chinese: about a hundred slices a weight. The declarations alone are long, so they come at once for readers of Chinese and
 * when the browser is idle for others (titles in Chinese occur in every language).
 */
export function loadChinese(language: string): void {
  // without a connection its words stand in the letters that the system has
  const load = () => void import('./fonts-zh.ts').catch(() => undefined);
  if (language === 'zh') load();
  else setTimeout(load, 3000);
}
