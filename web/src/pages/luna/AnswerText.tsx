import { Fragment, type ReactNode } from 'react';
import type { AnswerMode } from '../../gql/graphql';
import type { Block, Statement } from './answer/parse-answer';
import { evidenceOf, type ReadAnswer } from './answer/sources';
import { StatementView } from './StatementView';

interface AnswerTextProps {
  answer: ReadAnswer;
  mode: AnswerMode;
  /** More text follows: what stands last without a source may still get one. */
  isGrowing?: boolean;
  openNumber: number | null;
  onOpen(number: number): void;
}

export function AnswerText({ answer, mode, isGrowing = false, openNumber, onOpen }: AnswerTextProps) {
  const last = isGrowing ? answer.blocks.at(-1)?.statements.at(-1) : undefined;
  const statement = (part: Statement, index: number, isQuote: boolean) => {
    const sources = answer.sources.filter(({ chunkId }) => part.chunkIds.includes(chunkId));
    return (
      <Fragment key={index}>
        <StatementView
          text={part.text}
          place={isQuote ? (sources[0]?.passage?.label ?? null) : null}
          evidence={
            part === last && part.chunkIds.length === 0 ? null : evidenceOf(part, answer.sources, mode)
          }
          hasCaret={part === last}
          sources={sources}
          openNumber={openNumber}
          onOpen={onOpen}
        />{' '}
      </Fragment>
    );
  };
  return (
    <div className="ans">
      {groupLists(answer.blocks).map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks are only ever added at the end
        <BlockGroup key={index} blocks={group} render={statement} />
      ))}
    </div>
  );
}

interface BlockGroupProps {
  blocks: Block[];
  render(statement: Statement, index: number, isQuote: boolean): ReactNode;
}

function BlockGroup({ blocks, render }: BlockGroupProps) {
  const [first] = blocks;
  if (!first) return null;
  const content = first.statements.map((part, index) => render(part, index, first.kind === 'quote'));
  if (first.kind === 'heading') return <h3 className="bb">{content}</h3>;
  if (first.kind === 'quote') return <blockquote>{content}</blockquote>;
  if (first.kind === 'paragraph') return <p>{content}</p>;
  return (
    <ul>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items are only ever added at the end
        <li key={index}>
          <span className="marker">{block.marker}</span>
          <span>{block.statements.map((part, at) => render(part, at, false))}</span>
        </li>
      ))}
    </ul>
  );
}

/** List items that follow each other are one list. */
function groupLists(blocks: Block[]): Block[][] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (block.kind === 'item' && last?.[0]?.kind === 'item') last.push(block);
    else groups.push([block]);
  }
  return groups;
}
