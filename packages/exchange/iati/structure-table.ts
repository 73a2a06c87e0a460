/**
 * What the IATI activity schemas 2.01–2.03 say of elements: which children, in which order, how often, and which
 * attributes must stand. After `iati-activities-schema.xsd` and `iati-common.xsd` of each version
 * (IATI Standard, CC BY 4.0). `!` once, `?` at most once, `+` at least once, `*` any number; `@` attributes required.
 */
export type Version = '2.01' | '2.02' | '2.03';
export const VERSIONS: readonly Version[] = ['2.01', '2.02', '2.03'];

type Table = Readonly<Record<string, string>>;

const NARRATED = 'narrative+';
const MAYBE_NARRATED = 'narrative*';

/** Common to all; keys are element names, `parent/child` where the parent decides. */
const COMMON: Table = {
  'iati-activity': 'iati-identifier! reporting-org! title! description+ participating-org+ other-identifier* activity-status! activity-date+ '
    + 'contact-info* activity-scope? recipient-country* recipient-region* location* sector* tag* country-budget-items? humanitarian-scope* policy-marker* '
    + 'collaboration-type? default-flow-type? default-finance-type? default-aid-type* default-tied-status? budget* planned-disbursement* capital-spend? '
    + 'transaction* document-link* related-activity* legacy-data* conditions? result* crs-add? fss?',
  'reporting-org': `${NARRATED} @ref @type`,
  title: NARRATED,
  description: NARRATED,
  comment: NARRATED,
  'participating-org': `${MAYBE_NARRATED} @role`,
  'other-identifier': 'owner-org? @ref @type',
  'owner-org': MAYBE_NARRATED,
  'activity-status': '@code',
  'activity-date': `${MAYBE_NARRATED} @iso-date @type`,
  'contact-info': 'organisation? department? person-name? job-title? telephone* email* website* mailing-address*',
  organisation: NARRATED,
  department: NARRATED,
  'person-name': NARRATED,
  'job-title': NARRATED,
  'mailing-address': NARRATED,
  telephone: '',
  email: '',
  website: '',
  'activity-scope': '@code',
  'recipient-country': `${MAYBE_NARRATED} @code`,
  'recipient-region': `${MAYBE_NARRATED} @code`,
  'iati-activity/location': 'location-reach? location-id* name? description? activity-description? administrative* point? exactness? location-class? feature-designation?',
  name: NARRATED,
  'activity-description': NARRATED,
  'location-reach': '@code',
  'location-id': '@code @vocabulary',
  administrative: '@code @vocabulary',
  point: 'pos!',
  exactness: '@code',
  'location-class': '@code',
  'feature-designation': '@code',
  sector: `${MAYBE_NARRATED} @code`,
  tag: `${MAYBE_NARRATED} @code @vocabulary`,
  'policy-marker': `${MAYBE_NARRATED} @code`,
  'country-budget-items': 'budget-item+ @vocabulary',
  'budget-item': 'description? @code',
  'humanitarian-scope': `${MAYBE_NARRATED} @code @type @vocabulary`,
  'collaboration-type': '@code',
  'default-flow-type': '@code',
  'default-finance-type': '@code',
  'default-aid-type': '@code',
  'default-tied-status': '@code',
  'capital-spend': '@percentage',
  budget: 'period-start! period-end! value!',
  'planned-disbursement': 'period-start! period-end? value! provider-org? receiver-org?',
  transaction: 'transaction-type! transaction-date! value! description? provider-org? receiver-org? disbursement-channel? sector* recipient-country? '
    + 'recipient-region? flow-type? finance-type? aid-type* tied-status?',
  'provider-org': MAYBE_NARRATED,
  'receiver-org': MAYBE_NARRATED,
  'disbursement-channel': '@code',
  'flow-type': '@code',
  'finance-type': '@code',
  'aid-type': '@code',
  'tied-status': '@code',
  value: '@value-date',
  'transaction-type': '@code',
  'transaction-date': '@iso-date',
  'period-start': '@iso-date',
  'period-end': '@iso-date',
  'document-link': 'title! description? category+ language* document-date? @format @url',
  category: '@code',
  language: '@code',
  'document-date': '@iso-date',
  'related-activity': '@ref @type',
  'legacy-data': '@name @value',
  conditions: 'condition* @attached',
  condition: `${NARRATED} @type`,
  'crs-add': 'other-flags* loan-terms? loan-status? channel-code?',
  'other-flags': '@code @significance',
  'loan-terms': 'repayment-type? repayment-plan? commitment-date? repayment-first-date? repayment-final-date?',
  'repayment-type': '@code',
  'repayment-plan': '@code',
  'commitment-date': '@iso-date',
  'repayment-first-date': '@iso-date',
  'repayment-final-date': '@iso-date',
  'loan-status': 'interest-received? principal-outstanding? principal-arrears? interest-arrears? @value-date @year',
  fss: 'forecast* @extraction-date',
  forecast: '@year',
  result: 'title! description? document-link* reference* indicator+ @type',
  indicator: 'title! description? document-link* reference* baseline* period* @measure',
  reference: '@code @vocabulary',
  baseline: 'location* dimension* document-link* comment? @year',
  period: 'period-start! period-end! target* actual*',
  target: 'location* dimension* comment? document-link*',
  actual: 'location* dimension* comment? document-link*',
  dimension: '',
};

const IN_2_02: Table = {
  'iati-activity': COMMON['iati-activity']!.replace(' tag*', '').replace('default-aid-type*', 'default-aid-type?'),
  transaction: COMMON['transaction']!.replace('aid-type*', 'aid-type?'),
  'document-link': 'title! category+ language* document-date? @format @url',
  result: 'title! description? indicator+ @type',
  indicator: 'title! description? reference* baseline? period* @measure',
  baseline: 'comment? @year @value',
  period: 'period-start! period-end! target? actual?',
  target: 'location* dimension* comment? @value',
  actual: 'location* dimension* comment? @value',
};

const IN_2_01: Table = {
  ...IN_2_02,
  'iati-activity': IN_2_02['iati-activity']!.replace(' humanitarian-scope*', ''),
  'planned-disbursement': 'period-start! period-end? value!',
  'crs-add': 'other-flags* loan-terms? loan-status?',
  'policy-marker': `${MAYBE_NARRATED} @code @significance`,
  'document-link': 'title! category+ language* @format @url',
  indicator: 'title! description? baseline? period* @measure',
  target: 'comment? @value',
  actual: 'comment? @value',
};

const TABLES: Readonly<Record<Version, Table>> = { '2.01': { ...COMMON, ...IN_2_01 }, '2.02': { ...COMMON, ...IN_2_02 }, '2.03': COMMON };

export type Rule = { readonly name: string; readonly order: number; readonly least: number; readonly most: number };
export type Structure = { readonly children: ReadonlyMap<string, Rule>; readonly attributes: readonly string[] };

const TIMES: Readonly<Record<string, readonly [number, number]>> = { '!': [1, 1], '?': [0, 1], '+': [1, Infinity], '*': [0, Infinity] };
const parsed = new Map(VERSIONS.map((version) => [version, new Map(Object.entries(TABLES[version]).map(([key, text]) => [key, parse(text)]))]));

/** What may stand in an element; undefined for one that the schema does not know. */
export function structureOf(version: Version, parent: string | null, name: string): Structure | undefined {
  const table = parsed.get(version)!;
  return table.get(`${parent}/${name}`) ?? table.get(name);
}

function parse(text: string): Structure {
  const words = text.split(' ').filter((word) => word !== '');
  const rules = words.filter((word) => !word.startsWith('@')).map((word, order): [string, Rule] => {
    const [least, most] = TIMES[word.at(-1)!]!;
    const name = word.slice(0, -1);
    return [name, { name, order, least, most }];
  });
  return { children: new Map(rules), attributes: words.filter((word) => word.startsWith('@')).map((word) => word.slice(1)) };
}
