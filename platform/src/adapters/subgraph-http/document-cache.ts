import { type DocumentNode, parse } from 'graphql';

/** A parsed document takes some thirty times its text. */
const CHARS_MAX = 1_000_000;

/** Parsed documents by their text; when full it starts afresh. */
export class DocumentCache {
  private readonly documents = new Map<string, DocumentNode>();
  private chars = 0;

  /** Throws GraphQLError for what is no GraphQL. */
  parse(text: string): DocumentNode {
    const known = this.documents.get(text);
    if (known) return known;
    const document = parse(text, { noLocation: true });
    this.chars += text.length;
    if (this.chars > CHARS_MAX) {
      this.documents.clear();
      this.chars = text.length;
    }
    this.documents.set(text, document);
    return document;
  }
}
