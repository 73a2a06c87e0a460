/** A text as a square that telephones read; drawn here, so that the secret in it leaves the browser for nobody. */
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { encode } from 'uqr';

export function QrCode({ text }: { text: string }) {
  const intl = useIntl();
  const { size, data } = useMemo(() => encode(text, { border: 2 }), [text]);
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg className="people-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={intl.formatMessage({ id: 'people.qr' })} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  );
}
