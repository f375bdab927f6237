import type { CorpusItemFragment } from '../../../gql/graphql';
import { FileChip } from './FileChip';
import { detailsOf, nameOf, shortDetailsOf } from './item-text';

interface ItemNameProps {
  item: CorpusItemFragment;
  isShort?: boolean;
}

export function ItemName({ item, isShort = false }: ItemNameProps) {
  return (
    <div className="item-name">
      {!isShort && <FileChip name={item.fileName ?? ''} format={item.format} />}
      <div className="grow">
        <span className="row g1">
          <span className="b ell" title={nameOf(item)}>
            {nameOf(item)}
          </span>
          {item.demo && <span className="bdg out">Demo</span>}
        </span>
        {item.error ? (
          <span className="t-12 c-bad">{item.error.message}</span>
        ) : (
          <span className="t-12 sub ell">{isShort ? shortDetailsOf(item) : detailsOf(item)}</span>
        )}
      </div>
    </div>
  );
}
