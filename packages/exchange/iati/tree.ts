/** One activity as a small tree: enough of XML to read IATI, each element with its line. */

export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  /** Character data straight below, not of the children. */
  text: string;
  readonly line: number;
  readonly parent: Element | null;
  /** Position among the siblings of the same name, from 1. */
  readonly nth: number;
};

export const childrenOf = (element: Element, name: string): Element[] => element.children.filter((child) => child.name === name);
export const firstOf = (element: Element, name: string): Element | undefined => element.children.find((child) => child.name === name);

/** An attribute without outer blanks; null when it is absent or blank. */
export function attributeOf(element: Element | undefined, name: string): string | null {
  const text = element?.attributes[name]?.trim();
  return text === undefined || text === '' ? null : text;
}

/** `code`, `iso-date` and the like of the first child of a name. */
export const childAttribute = (element: Element, child: string, name: string): string | null => attributeOf(firstOf(element, child), name);

/** Where an element stands, as an XPath: `/iati-activities/iati-activity[2]/result[1]`. */
export function placeOf(element: Element, attribute?: string): string {
  const steps: string[] = [];
  for (let at: Element | null = element; at !== null; at = at.parent) steps.push(at.name === 'iati-activity' || at.parent !== null ? `${at.name}[${at.nth}]` : at.name);
  const path = `/iati-activities/${steps.reverse().join('/')}`;
  return attribute === undefined ? path : `${path}/@${attribute}`;
}

/** Character data with blanks made single, as names and codes are compared. */
export const tidy = (text: string): string => text.replace(/[\s\u00a0\u202f]+/gu, ' ').trim();
