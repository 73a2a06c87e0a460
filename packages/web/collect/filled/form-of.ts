/** What is sent of a file, and what the section of files is asked with. */
import type { ReportPage } from '@throughline/contract/collect/report.ts';

export type AskedElsewhere = { readonly page: ReportPage; readonly onTaken: () => void };

/** Before the file what is chosen, so that the server knows it when the file comes. */
export function formOf(file: File, choices: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData();
  form.append('choices', JSON.stringify(choices));
  form.append('file', file);
  return form;
}
