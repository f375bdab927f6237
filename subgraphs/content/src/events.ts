/** Published with `{ itemId }` after a version became current and searchable. */
export const ITEM_READY = 'content.item-ready';
