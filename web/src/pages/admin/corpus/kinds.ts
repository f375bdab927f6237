import type { ItemKind } from '../../../gql/graphql';

export const KINDS: Record<ItemKind, { label: string; help: string }> = {
  DOCUMENT: { label: 'Dokument', help: 'Handbücher, Verträge, Berichte.' },
  REGULATION: { label: 'Regelwerk', help: 'Gesetze und Verordnungen; Luna nennt § und Absatz.' },
  NOTE: { label: 'Notiz', help: 'Kurze eigene Texte und Vermerke.' },
};
