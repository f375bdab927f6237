import { LunaError } from '@luna/platform/errors/luna-error';
import { z } from 'zod';
import { isUuid, text } from '../fields/text.js';
import { DeleteItemDocument, ItemsDocument } from '../generated/operations.js';
import { counted } from '../mapping/count.js';
import { ITEM_KINDS, ITEM_SOURCES, ITEM_STATES, toGraphql } from '../mapping/enums.js';
import { itemSchema, toItem } from '../mapping/item.js';
import { pageSchema, paging, toPage } from '../mapping/paging.js';
import { defineRoute, READ_DEADLINE_MS } from './route.type.js';

export const adminItemsRoute = defineRoute({
  method: 'GET',
  path: '/admin/items',
  access: 'A',
  statuses: [200, 304, 400],
  revalidated: true,
  deadlineMs: READ_DEADLINE_MS,
  query: z.object({
    query: text(200).optional(),
    tag: text(50).optional(),
    kind: z.enum(ITEM_KINDS).optional(),
    source: z.enum(ITEM_SOURCES).optional(),
    state: z.enum(ITEM_STATES).optional(),
    ...paging,
  }),
  data: pageSchema(itemSchema).meta({ id: 'ItemPage' }),
  docs: { tag: 'Verwaltung', summary: 'Dokumente des Bestands, neueste zuerst' },
  async handle({ query: { limit, cursor, query, tag, kind, source, state }, run }) {
    const { items } = await run(ItemsDocument, {
      first: limit,
      after: cursor,
      filter: {
        query: query || null,
        tag: tag || null,
        kind: kind && toGraphql(kind),
        source: source && toGraphql(source),
        state: state && toGraphql(state),
      },
    });
    return {
      status: 200,
      message: `${counted(items.totalCount, 'Dokument', 'Dokumente')}.`,
      data: toPage(items, toItem),
    };
  },
});

export const deleteItemRoute = defineRoute({
  method: 'DELETE',
  path: '/admin/item/{item_id}',
  access: 'A',
  statuses: [200, 404],
  deadlineMs: null,
  data: z
    .object({ deleted: z.literal(true), item_id: z.uuid(), chunks: z.int().min(0) })
    .meta({ id: 'DeletedItem' }),
  docs: {
    tag: 'Verwaltung',
    summary: 'Dokument endgültig entfernen',
    description:
      'Entfernt Text, Suchdaten und Datei in allen Fassungen. Das lässt sich nicht rückgängig machen.',
  },
  async handle({ params: { item_id: id = '' }, run }) {
    if (!isUuid(id)) throw new LunaError('NOT_FOUND', 'Dieses Dokument gibt es nicht oder nicht mehr.');
    const { deleteItem } = await run(DeleteItemDocument, { input: { id: id.toLowerCase() } });
    return {
      status: 200,
      message: `Dokument mit ${counted(deleteItem.chunks, 'Abschnitt', 'Abschnitten')} entfernt.`,
      data: { deleted: true, item_id: deleteItem.deletedId, chunks: deleteItem.chunks },
    };
  },
});
