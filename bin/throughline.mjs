#!/usr/bin/env node
// The command line of a clone (`npx throughline …`): any Node from 18 on starts it, installed or not.
import { bootstrap } from '../tools/bootstrap.mjs';

process.exitCode = await bootstrap('cli', process.argv.slice(2));
