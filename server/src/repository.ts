/** The checkout: two folders above this file, compiled (server/dist) or not (server/src). */
export const repository = new URL('../../', import.meta.url);
