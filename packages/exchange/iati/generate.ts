/**
 * Activity files of any size, for measuring: results with places and population groups, budgets, transactions, texts in two
 * languages. The same seed makes the same file. Nothing in it is real.
 */

/** Text of a file of at least `bytes` bytes, in pieces of one activity. */
export function* generateIati(bytes: number, seed = 1): Generator<string> {
  const random = randomFrom(seed);
  let written = 0;
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="2.03">\n';
  const tail = '</iati-activities>\n';
  yield head;
  written += head.length;
  for (let number = 1; written + tail.length < bytes; number += 1) {
    const activity = activityOf(number, random);
    written += activity.length;
    yield activity;
  }
  yield tail;
}

const COUNTRIES = ['ET', 'SN', 'PE', 'KH', 'KG', 'MA', 'EG', 'RW', 'ZM', 'KE', 'TN', 'VN', 'LA', 'NG', 'CI', 'BO', 'EC', 'GT', 'MG', 'UZ'];
const CURRENCIES = ['USD', 'EUR', 'CHF', 'JPY', 'GBP', 'SEK'];
const GROUPS = ['women-led firms', 'men-led firms', 'cooperatives'];
const SUBJECTS = ['Firms that adopted cleaner production', 'Persons trained in quality assurance', 'Jobs kept or created', 'Share of firms with a certified system', 'Stage of the industrial policy'];
const YEARS = [2021, 2022, 2023, 2024];

function activityOf(number: number, random: () => number): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const whole = (below: number): string => String(Math.floor(random() * below));
  const country = pick(COUNTRIES);
  const parts = [
    `<iati-activity xml:lang="en" default-currency="USD" hierarchy="1" last-updated-datetime="2025-02-0${1 + (number % 9)}T10:00:00Z">`,
    `<iati-identifier>XM-EXAMPLE-${number}</iati-identifier><reporting-org ref="XM-EXAMPLE" type="40"><narrative>Example agency (generated)</narrative></reporting-org>`,
    `<title><narrative>Generated project ${number}</narrative><narrative xml:lang="fr">Projet généré ${number}</narrative></title>`,
    `<description type="1"><narrative>${'Industrial upgrading of small firms, generated for measuring. '.repeat(6)}</narrative></description>`,
    '<participating-org ref="XM-EXAMPLE" role="4"/><activity-status code="2"/>',
    `<activity-date type="2" iso-date="2021-01-01"/><activity-date type="3" iso-date="2024-12-31"/><recipient-country code="${country}"/>`,
    `<sector vocabulary="1" code="32130"/><tag vocabulary="3" code="9.${1 + (number % 5)}"/><policy-marker vocabulary="1" code="1" significance="${number % 3}"/>`,
    ...YEARS.map((year) => `<budget type="1" status="2"><period-start iso-date="${year}-01-01"/><period-end iso-date="${year}-12-31"/><value value-date="${year}-01-01">${whole(900_000)}</value></budget>`),
    ...Array.from({ length: 20 }, (_, i) => transactionOf(`${number}-${i}`, pick(CURRENCIES), pick(YEARS), whole(90_000))),
    ...SUBJECTS.map((subject, i) => resultOf(subject, i, country, whole)),
  ];
  return `${parts.join('\n')}\n</iati-activity>\n`;
}

const transactionOf = (ref: string, currency: string, year: number, amount: string): string =>
  `<transaction ref="${ref}"><transaction-type code="3"/><transaction-date iso-date="${year}-06-30"/><value currency="${currency}" value-date="${year}-06-30">${amount}</value></transaction>`;

function resultOf(subject: string, i: number, country: string, whole: (below: number) => string): string {
  const measure = i < 3 ? 'measure="1" aggregation-status="1"' : i === 3 ? 'measure="2"' : 'measure="4"';
  const most = i < 3 ? 500 : i === 3 ? 100 : 4;
  const elements = (i < 3 ? GROUPS : GROUPS.slice(0, 1)).map((group) => {
    const part = `<location ref="${country}"/><dimension name="group" value="${group}"/>`;
    const periods = YEARS.map((year) => `<period><period-start iso-date="${year}-01-01"/><period-end iso-date="${year}-12-31"/><target value="${whole(most)}">${part}</target><actual value="${whole(most)}">${part}</actual></period>`);
    return `<indicator ${measure} ascending="1"><title><narrative>${subject}</narrative></title><baseline year="2020" value="${whole(most)}">${part}</baseline>${periods.join('')}</indicator>`;
  });
  return `<result type="${i < 3 ? '1' : '2'}"><title><narrative>Area ${i + 1}</narrative></title>${elements.join('\n')}</result>`;
}

/** A small generator of numbers from 0 to 1 (mulberry32): enough for data that only has to be plentiful. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
