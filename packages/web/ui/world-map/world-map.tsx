/** A figure on the world map, with its table. The shapes come when a map is shown, never with the first load. */
import { Suspense, lazy } from 'react';
import { Waiting } from '../waiting.tsx';
import type { WorldMapAsked } from './map-country.ts';

export type { MapCountry, WorldMapAsked } from './map-country.ts';

const Drawn = lazy(async () => ({ default: (await import('./drawn-map.tsx')).DrawnMap }));

export function WorldMap(asked: WorldMapAsked) {
  return <Suspense fallback={<div className="map-wait"><Waiting lines={8} height={32} /></div>}><Drawn {...asked} /></Suspense>;
}
