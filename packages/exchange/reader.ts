/**
 * What every reader (portfolio, IATI, UN INFO) hands to the store: events in the order of the file, so that memory stays
 * flat whatever its size. A reader parses; it does not know the store, the clock or a human language.
 *
 * Order: an organisation is named before anything of it, and what a project refers to (programmes, indicators, persons,
 * deals, rates) comes before the project. The same part may be told again; the store matches by identifier. One file may
 * name several organisations. Any problem that is an error refuses the whole file; the reader goes on and tells them all.
 */
import type { Programme } from '@throughline/core/design/project.ts';
import type { Problem } from '@throughline/core/ground/problem.ts';
import type { Span } from '@throughline/core/ground/period.ts';
import type { Rational } from '@throughline/core/ground/rational.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import type { PlaceTarget } from '@throughline/core/plan/promise.ts';
import type { Deal, Person } from '@throughline/core/rollup/records.ts';
import type { BundledSubmission, OwnIndicator, ProjectBundle } from '@throughline/core/transfer/bundle.ts';

export type FileKind = 'portfolio' | 'iati' | 'uninfo';

export type ReadOrganisation = {
  /** Identifier within the store: a portfolio's `organisation.id`, the reporting organisation's reference. */
  readonly id: string;
  readonly name: Words;
  readonly iati: string | null;
  /** The framework it reports by; null where the source knows none: the store's default stands. */
  readonly framework: string | null;
};

/** Units of the currency per US dollar in a year. */
export type ExchangeRate = { readonly currency: string; readonly year: number; readonly perUsd: Rational };

/** A value of an older framework (figures 9, 15.9); its period may be none that rolls up. */
export type LegacyValue = {
  readonly project: string;
  readonly periodText: string;
  readonly period: Span | null;
  readonly title: Words;
  readonly value: Rational;
  readonly mapsTo: string | null;
  readonly grade: 'A' | 'B' | 'C' | 'D' | null;
  readonly at: string;
};

/** What belongs to an organisation beside its projects. Each list may be absent. */
export type OrganisationParts = {
  readonly indicators?: readonly OwnIndicator[];
  readonly programmes?: readonly Programme[];
  readonly persons?: readonly Person[];
  readonly deals?: readonly Deal[];
  readonly rates?: readonly ExchangeRate[];
  readonly placeTargets?: readonly PlaceTarget[];
  readonly legacy?: readonly LegacyValue[];
};

/** `organisation` of the later events is the id of a `ReadOrganisation` told before. */
export type ReadEvent =
  | { readonly event: 'organisation'; readonly organisation: ReadOrganisation }
  | { readonly event: 'parts'; readonly organisation: string; readonly parts: OrganisationParts }
  /** A project with all that the source says of it. */
  | { readonly event: 'project'; readonly organisation: string; readonly bundle: ProjectBundle; readonly line?: number }
  /** Further submissions of a project that the store already holds and the file does not state. */
  | { readonly event: 'submissions'; readonly organisation: string; readonly project: string; readonly submissions: readonly BundledSubmission[] }
  | { readonly event: 'problem'; readonly problem: Problem };

/**
 * How submissions of a source are recognised again.
 * `successive`: the source keeps every submission of a report, known by its moment (`submitted`): portfolio files.
 * `current`: the source says what it knows now, one submission a period; a new edition of the file has new moments for
 * values that have not changed (IATI, UN INFO).
 */
export type SubmissionsAre = 'successive' | 'current';

export type ReadOptions = {
  /** Name of the file as people know it. */
  readonly file: string;
  /** Refuse what breaks the file's schema though it could be understood. */
  readonly strict: boolean;
  /** The day of the import, ISO 8601: what has no date of its own is known from then (figures 13.2). */
  readonly day: string;
  /** File everything under this organisation, whatever the file says. */
  readonly organisation: string | null;
};

/** One format: how it is recognised and how it is read. `source` is the file's bytes, already unpacked. */
export type Reader = {
  readonly kind: FileKind;
  readonly submissionsAre: SubmissionsAre;
  read(source: AsyncIterable<Uint8Array>, options: ReadOptions): AsyncIterable<ReadEvent>;
};
