/** Lays out a diagram beside the page, so that three hundred boxes hold up no key and no scroll. */
import { type LayoutAsked, layout } from './layout.ts';

type Port = { onmessage: ((event: MessageEvent<{ number: number; asked: LayoutAsked }>) => void) | null; postMessage: (answer: unknown) => void };
const port = self as unknown as Port;

port.onmessage = ({ data: { number, asked } }) => port.postMessage({ number, placed: layout(asked) });
