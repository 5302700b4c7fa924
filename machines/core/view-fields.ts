import { z } from 'zod';

/** Fields of what is answered. What comes out is not checked again, so a date here is only written as one. */

export const day = z.string().meta({ format: 'date', example: '2022-03-14' });
export const maybeDay = day.nullable();
export const itemId = z.string().meta({ description: 'Opaque id' });
export const maybeText = z.string().nullable();
/** A text written by a person: null for those who may not read it, and when it is deleted. */
export const personal = z.string().nullable().meta({ description: 'null for those who may not read it' });
