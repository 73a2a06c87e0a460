/**
 * The world as the map draws it. One file of shapes, joined by M49 numbers: to replace it by a map of one's own authority, put another
 * TopoJSON of the same form in place of the one imported here (docs/guides/world-map.md).
 */
import { type GeoPath, type GeoProjection, geoEqualEarth, geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import topology from 'world-atlas/countries-110m.json' with { type: 'json' };
import { PLACES } from './world-places.ts';

/** Antarctica has no countries and takes a fifth of the paper. */
const LEFT_OUT = '010';

const { countries } = topology.objects;
type Shape = { readonly id?: string | number | undefined };
/** Shapes without a number are areas whose lines are not settled. */
const isSettled = (one: Shape): boolean => one.id !== undefined;

const shapes = feature(topology, countries).features.filter((one) => one.id !== LEFT_OUT);
const settled = mesh(topology, countries, (a, b) => a !== b && isSettled(a) && isSettled(b));
const unsettled = mesh(topology, countries, (a, b) => a !== b && !(isSettled(a) && isSettled(b)));

/** Islands that the shapes lack belong to what has to fit on the paper. */
const points = { type: 'MultiPoint' as const, coordinates: Object.values(PLACES).flatMap(([m49, x, y]) => (x === undefined || y === undefined || m49 === LEFT_OUT ? [] : [[x, y]])) };
const whole = { type: 'GeometryCollection' as const, geometries: [...shapes.map(({ geometry }) => geometry), points] };

export type World = {
  /** Outlines by M49 number; '' for areas without one. */
  readonly outlines: readonly { readonly m49: string; readonly d: string }[];
  readonly borders: string;
  readonly unsettled: string;
  /** Where a country's point stands; null where the map has no place for it. */
  point(iso3: string): readonly [number, number] | null;
  readonly height: number;
};

/** Equal Earth: areas in proportion, so that a large circle is not lost in a small country nor a shade exaggerated by a stretched one. */
export function worldAt(width: number): World {
  const projection: GeoProjection = geoEqualEarth().rotate([-11, 0]).fitExtent([[6, 0], [width - 6, width]], whole);
  const top = geoPath(projection).bounds(whole)[0][1];
  projection.translate([projection.translate()[0], projection.translate()[1] - top + 4]);
  const path: GeoPath = geoPath(projection).digits(1);
  const height = Math.ceil(path.bounds(whole)[1][1]);
  return {
    outlines: shapes.map((one) => ({ m49: one.id === undefined ? '' : String(one.id), d: path(one) ?? '' })),
    borders: path(settled) ?? '', unsettled: path(unsettled) ?? '', height,
    point: (iso3) => {
      const [, longitude, latitude] = PLACES[iso3] ?? [''];
      return longitude === undefined || latitude === undefined ? null : projection([longitude, latitude]);
    },
  };
}

export const m49Of = (iso3: string): string | null => PLACES[iso3]?.[0] ?? null;
