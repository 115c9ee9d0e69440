import { describe, expect, test } from 'vitest';

import { createCatalogue } from '#domain/catalogue.ts';

import { craftRecord, flightRecord, snapshotOf } from '../../tests/fixtures/builders.ts';
import { dayRulerOf } from './day-ruler.ts';
