/** The proofs that there are, in the order in which CI takes them in turn. */
import type { Proof } from './proof.ts';
import { check1m } from './proofs/check-1m.ts';
import { clones } from './proofs/clones.ts';
import { figures500 } from './proofs/figures-500.ts';
import { iatiMemory } from './proofs/iati-memory.ts';
import { invalidCases } from './proofs/invalid-cases.ts';
import { kill200 } from './proofs/kill-200.ts';
import { plantedFaults } from './proofs/planted-faults.ts';
import { realFiles } from './proofs/real-files.ts';
import { rightsMatrix } from './proofs/rights-matrix.ts';
import { screens1k } from './proofs/screens-1k.ts';
import { sheet10000 } from './proofs/sheet-10000.ts';
import { trailTamper } from './proofs/trail-tamper.ts';
import { workedExamples } from './proofs/worked-examples.ts';

export const proofs: readonly Proof[] = [workedExamples, invalidCases, figures500, realFiles, plantedFaults, check1m, iatiMemory, clones, kill200, screens1k, sheet10000, trailTamper, rightsMatrix];
