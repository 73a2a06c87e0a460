// Runs before anything is painted: language, direction and light or dark, so that the page never flips under the reader.
// A file of its own, because the content security policy allows no inline script.
(function () {
  var root = document.documentElement;
  var kept = function (key) { try { return localStorage.getItem(key); } catch (refused) { return null; } };
  var languages = ['en', 'fr', 'es', 'ru', 'zh', 'ar'];
  var asked = new URLSearchParams(location.search).get('lang') || kept('throughline-language') || (navigator.language || '').split('-')[0];
  var language = languages.indexOf(asked) < 0 ? 'en' : asked;
  root.lang = language;
  root.dir = language === 'ar' ? 'rtl' : 'ltr';
  var scheme = kept('mantine-color-scheme-value') || 'auto';
  var dark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
