import { Skeleton, VisuallyHidden } from '@mantine/core';
import { FormattedMessage } from 'react-intl';

/** The place of what is being asked, as tall as it will be, so that nothing jumps when it comes. */
export function Waiting({ lines = 6, height = 28 }: { lines?: number; height?: number }) {
  return (
    <div className="waiting" aria-busy="true">
      <VisuallyHidden role="status"><FormattedMessage id="waiting" /></VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => <Skeleton key={line} height={height} mt={12} radius={2} />)}
    </div>
  );
}
