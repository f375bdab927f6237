import { LunaError } from '@luna/platform/errors/luna-error';
import { Channel } from './channel.js';

interface Reading {
  no: number;
  title: string;
  author: { id: string };
}

type AnswerEvent =
  | { __typename: 'AnswerToken'; text: string }
  | { __typename: 'AnswerCitations'; citations: { quote: string; author: { id: string } }[] };

/** What goes on in the library; a test makes it happen. */
export class LibraryLife {
  readonly readings = new Channel<Reading>();
  readonly jobs = new Channel<Reading>();
  readonly answers = new Channel<AnswerEvent>();
  /** What the other subgraph says now. */
  authorName = 'Ada';
  /** All readings so far, for those who come back. */
  readonly held: Reading[] = [];

  get listeners(): number {
    return this.readings.listeners + this.jobs.listeners + this.answers.listeners;
  }

  /** A public reading, from the book of an author the other subgraph knows. */
  hold(title: string, authorId = 'a'): void {
    const reading = { no: this.held.length + 1, title, author: { id: authorId } };
    this.held.push(reading);
    this.readings.publish(reading);
  }
}

/** Fields are named as the gateway knows them, since their names decide how their streams are run. */
export const SUBSCRIPTIONS = `
    type Subscription {
      readingAdded(since: Int): Reading!
      jobChanged: Reading!
      answerStream(question: String!): AnswerEvent!
      refused: Reading!
      breaks: Reading!
    }
    type Reading { no: Int! title(upper: Boolean): String! author: Author secret: String }
    union AnswerEvent = AnswerToken | AnswerCitations
    type AnswerToken { text: String! }
    type AnswerCitations { citations: [Citation!]! }
    type Citation { quote: String! author: Author }`;

export function liveResolvers(life: LibraryLife) {
  const itself = (event: unknown) => event;
  return {
    Subscription: {
      readingAdded: {
        subscribe: (_: unknown, { since }: { since?: number }) =>
          life.readings.listen(since === undefined ? [] : life.held.filter(({ no }) => no > since)),
        resolve: itself,
      },
      jobChanged: { subscribe: () => life.jobs.listen(), resolve: itself },
      answerStream: { subscribe: () => life.answers.listen(), resolve: itself },
      refused: {
        subscribe: () => {
          throw new LunaError('FORBIDDEN', 'Das darf nur die Verwaltung.');
        },
      },
      breaks: {
        subscribe: async function* () {
          yield { no: 1, title: 'Erster', author: { id: 'a' } };
          throw new Error('connection to 10.0.0.7 lost');
        },
        resolve: itself,
      },
    },
    Reading: {
      title: ({ title }: Reading, { upper }: { upper?: boolean }) => (upper ? title.toUpperCase() : title),
      secret: () => {
        throw new Error('SELECT * FROM secret_table failed at 10.0.0.7');
      },
    },
  };
}
