/** Titles that are only a unit: `#`, `km`, `m3/año`, `% cambio`. */

/** One spelling of the units met in published titles; others stand as they are written. */
const SPELLED: Readonly<Record<string, string>> = {
  km: 'km', m: 'm', m2: 'm2', 'm²': 'm2', m3: 'm3', 'm³': 'm3', ha: 'ha', hectare: 'ha', hectares: 'ha', 'hectáreas': 'ha', hectareas: 'ha',
  kw: 'kW', mw: 'MW', gw: 'GW', kwh: 'kWh', mwh: 'MWh', gwh: 'GWh', kg: 'kg', t: 't', ton: 't', tons: 't', tonne: 't', tonnes: 't', toneladas: 't',
  usd: 'USD', us$: 'USD', eur: 'EUR', '€': 'EUR', minutes: 'minute', minutos: 'minute', hours: 'hour', horas: 'hour', days: 'day', 'días': 'day',
};
/** Ways to say "a number" or "a percentage", which are no units of counting. */
const COUNTS = new Set(['#', 'no', 'no.', 'nº', 'n°', 'number', 'número', 'numero', 'nombre', 'quantity', 'cantidad', '%', 'percent', 'percentage', 'porcentaje', 'pourcentage']);
const LONGEST = 24;

/** The unit a title amounts to (null: a plain count); null when the title says what is counted. */
export function unitOf(title: string): { readonly unit: string | null } | null {
  const text = title.trim().toLowerCase();
  if (text === '' || text.length > LONGEST) return null;
  if (COUNTS.has(text)) return { unit: null };
  if (/^[#%]/.test(text)) return { unit: text.replace(/^[#%]\s*/, '') || null };
  const [head = '', ...rest] = text.split('/');
  const spelled = SPELLED[head.trim()];
  return spelled === undefined || rest.length > 1 ? null : { unit: [spelled, ...rest.map((one) => one.trim())].join('/') };
}
