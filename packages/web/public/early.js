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
  fetchEarly(language);
  var scheme = kept('mantine-color-scheme-value') || 'auto';
  var dark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');

  // program, words and letters of this address and language, and who is asking, are fetched beside the program (tools/web/early.ts names the files)
  function fetchEarly(language) {
    link('preload', '/api/v1/organisations', 'fetch');
    link('preload', '/api/v1/me', 'fetch');
    var named = document.getElementById('early');
    if (!named) return;
    var early = JSON.parse(named.textContent);
    var screen = early.screens.filter(function (one) { return leadsTo(one.path); })[0];
    [''].concat(screen && screen.part ? [screen.part] : []).forEach(function (part) { program(early.words[part][language]); });
    (screen ? screen.files : []).forEach(program);
    (early.letters[language] || []).forEach(function (file) { link('preload', file, 'font', 'font/woff2'); });
  }
  function leadsTo(path) {
    var asked = location.pathname.split('/');
    var parts = path.split('/');
    return asked.length === parts.length && parts.every(function (part, at) { return part === asked[at] || (part[0] === '$' && asked[at] !== ''); });
  }
  function program(file) {
    if (/\.css$/.test(file)) link('preload', file, 'style'); else link('modulepreload', file);
  }
  function link(rel, href, as, type) {
    var made = document.createElement('link');
    made.rel = rel; made.href = href;
    // styles are asked for as the program itself asks for them, or they would be fetched twice
    made.crossOrigin = '';
    if (as) made.as = as;
    if (type) made.type = type;
    document.head.appendChild(made);
  }
})();
