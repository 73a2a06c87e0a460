/**
 * Pictures of screens, compared as a person would from across the room: brightness of blocks of the page, each allowed to have
 * moved by a block. Glyphs, their smoothing and single words do not matter; a column, a section, a direction does.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const folder = join(import.meta.dirname, 'pictures');
/** A pixel kept stands for so many of the screen, each way; a block is so many kept pixels. */
const SCALE = 6;
const BLOCK = 4;
/** The greatest height that is looked at, in pixels of the screen. */
const HIGHEST = 2_400;
/** A block differs when no block around it is as bright to within this (of 255). */
const TOLERANCE = 9;
/** Blocks in a hundred that may differ. */
export const ALLOWED = 1;

type Small = { readonly width: number; readonly height: number; readonly png: string };

/** The whole page, small and grey, as it looks now. */
async function taken(page: Page): Promise<Small> {
  await page.evaluate(() => document.fonts.ready);
  const picture = await page.screenshot({ fullPage: true, animations: 'disabled', caret: 'hide' });
  return onPaper(page, async (paper) => paper.evaluate(async ({ source, scale, highest }) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${source}`)).blob());
    const density = devicePixelRatio;
    const height = Math.min(image.height, highest * density);
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [Math.round(image.width / density / scale), Math.round(height / density / scale)];
    const context = canvas.getContext('2d')!;
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, image.width, height, 0, 0, canvas.width, canvas.height);
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
    for (let at = 0; at < pixels.data.length; at += 4) {
      // in steps of eight: what is finer is noise, and takes room
      const grey = Math.round((0.299 * pixels.data[at]! + 0.587 * pixels.data[at + 1]! + 0.114 * pixels.data[at + 2]!) / 8) * 8;
      pixels.data.fill(grey, at, at + 3);
    }
    context.putImageData(pixels, 0, 0);
    return { width: canvas.width, height: canvas.height, png: canvas.toDataURL('image/png').split(',')[1]! };
  }, { source: picture.toString('base64'), scale: SCALE, highest: HIGHEST }));
}

/** How many blocks in a hundred differ between what is kept under a name and the page; null when there is nothing kept. */
export async function differenceFrom(page: Page, name: string): Promise<number | null> {
  const kept = fileOf(name);
  if (!existsSync(kept)) return null;
  const now = await taken(page);
  const pictures = [readFileSync(kept).toString('base64'), now.png];
  return onPaper(page, (paper) => paper.evaluate(async ({ pictures, block, tolerance }) => {
    const [before, after] = await Promise.all(pictures.map(blocksOf)) as [number[][], number[][]];
    const rows = Math.max(before.length, after.length);
    const columns = Math.max(before[0]!.length, after[0]!.length);
    let different = 0;
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        if (!isLike(before, after, row, column) || !isLike(after, before, row, column)) different += 1;
      }
    }
    return (different / (rows * columns)) * 100;

    /** Whether some block of the other picture around this place is as bright. What is on one picture alone differs. */
    function isLike(of: number[][], other: number[][], row: number, column: number): boolean {
      const value = of[row]?.[column];
      if (value === undefined) return other[row]?.[column] === undefined;
      for (let down = -1; down <= 1; down += 1) {
        for (let along = -1; along <= 1; along += 1) {
          const near = other[row + down]?.[column + along];
          if (near !== undefined && Math.abs(near - value) <= tolerance) return true;
        }
      }
      return false;
    }

    async function blocksOf(source: string): Promise<number[][]> {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${source}`)).blob());
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d')!;
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      return Array.from({ length: Math.floor(image.height / block) }, (_row, row) => Array.from({ length: Math.floor(image.width / block) }, (_column, column) => {
        let sum = 0;
        for (let y = 0; y < block; y += 1) for (let x = 0; x < block; x += 1) sum += data[((row * block + y) * image.width + column * block + x) * 4]!;
        return sum / (block * block);
      }));
    }
  }, { pictures, block: BLOCK, tolerance: TOLERANCE }));
}

/** Keeps the page as it looks now under a name. */
export async function keep(page: Page, name: string): Promise<void> {
  writeFileSync(fileOf(name), Buffer.from((await taken(page)).png, 'base64'));
}

const fileOf = (name: string): string => join(folder, `${name}.png`);

/** An empty page of the same density, free of the screen's own content security policy. */
async function onPaper<T>(page: Page, work: (paper: Page) => Promise<T>): Promise<T> {
  const paper = await page.context().newPage();
  try {
    return await work(paper);
  } finally {
    await paper.close();
  }
}
