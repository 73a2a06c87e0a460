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
  // letters of another script are fetched beside the program (vite.config.ts names the files)
  var slices = document.querySelector('meta[name="slices-' + language + '"]');
  (slices ? slices.content.split(' ') : []).forEach(function (file) {
    var link = document.createElement('link');
    link.rel = 'preload'; link.as = 'font'; link.type = 'font/woff2'; link.crossOrigin = ''; link.href = file;
    document.head.appendChild(link);
  });
  var scheme = kept('mantine-color-scheme-value') || 'auto';
  var dark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
