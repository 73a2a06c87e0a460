/** Writes a spreadsheet in a thread of its own. */
import writeExcelFile from 'write-excel-file/universal';
import { type Book, sheetsOf } from './sheet.ts';

type Thread = { onmessage: ((event: MessageEvent<Book>) => void) | null; postMessage(message: Blob): void };
const thread = self as unknown as Thread;

thread.onmessage = ({ data }) => {
  void writeExcelFile(sheetsOf(data) as never).toBlob().then((blob) => thread.postMessage(blob), (error: unknown) => { setTimeout(() => { throw error; }); });
};
