/** The boxes in their columns, without words and links: what is drawn at once, while the places are being worked out. */
import { headHeight } from '@throughline/charts/diagram.ts';
import type { Box, DiagramHead } from '@throughline/charts/diagram.ts';

/** Room between two boxes of a column, as the layout leaves it (layout.ts). */
const BESIDE = 18;

type Asked = { boxes: readonly Box[]; heads: readonly DiagramHead[]; boxWidth: number; gap: number; lineHeight: number; mirrored: boolean };

export function Outline({ boxes, heads, boxWidth, gap, lineHeight, mirrored }: Asked) {
  const step = boxWidth + gap;
  const top = headHeight({ heads, lineHeight });
  const filled = boxes.reduce<ReadonlyMap<number, number>>((before, one) => new Map([...before, [one.column, (before.get(one.column) ?? -BESIDE) + BESIDE + one.height]]), new Map());
  const highest = Math.max(0, ...filled.values());
  const [width, height] = [Math.max(1, heads.length * step - gap + 2), top + highest + 2];
  const next = new Map([...filled].map(([column, own]) => [column, top + (highest - own) / 2]));
  return (
    <svg className="diagram-outline" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {boxes.map((box) => {
        const y = next.get(box.column)!;
        next.set(box.column, y + box.height + BESIDE);
        const x = box.column * step + 1;
        return <rect key={box.id} className="diagram-ground" x={mirrored ? width - x - boxWidth : x} y={y} width={boxWidth} height={box.height} rx={3} />;
      })}
    </svg>
  );
}
