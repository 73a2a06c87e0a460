/** Projects that the store does not hold yet: everything of many at once, a dozen statements whatever their number. */
import { insertSubmissions } from '../../collect/insert-submissions.ts';
import type { Image } from './image.ts';
import {
  insertCountries, insertLinks, insertProjects, insertResults, numbered, putIndicators, putTargets,
} from './insert-design.ts';
import { insertPublished } from './insert-published.ts';
import { noteNew } from './journal.ts';
import { marksOf } from './marks.ts';
import type { Storing } from './storing.ts';

export async function insertNew(storing: Storing, images: readonly Image[]): Promise<void> {
  if (images.length === 0) return;
  const ids = await insertProjects(storing, images, (image) => marksOf(image, storing.are));
  const of = <Row extends object>(pick: (image: Image) => readonly Row[]): (Row & { project_id: string })[] =>
    images.flatMap((image) => pick(image).map((row) => ({ ...row, project_id: ids.get(image.code)! })));
  await insertCountries(storing, of((image) => image.countries));
  const results = of((image) => image.results);
  const resultIds = new Map((await insertResults(storing, results)).map((one) => [`${one.project_id} ${one.code}`, one.result_id]));
  await putIndicators(storing, of((image) => image.indicators));
  await insertLinks(storing, results.flatMap((one) => one.indicators.map((indicator) => (
    { project_id: one.project_id, result_id: resultIds.get(`${one.project_id} ${one.code}`)!, indicator }))));
  await putTargets(storing, of((image) => numbered(image.targets)));
  await insertSubmissions(storing, of((image) => image.submissions).map((one) => ({ ...one, restates: null })));
  await insertPublished(storing, images.map((image) => ({ project_id: ids.get(image.code)!, bundle: image.bundle })));
  // What a project owns goes with it, so one line of the journal stands for all of it.
  await noteNew(storing.journal, 'project', images.map((image) => ({ code: image.code, key: { project_id: ids.get(image.code)! } })));
  for (const id of ids.values()) {
    storing.projects.add(id);
    storing.changed.add(id);
  }
}
