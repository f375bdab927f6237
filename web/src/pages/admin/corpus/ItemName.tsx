import type { CorpusItemFragment } from '../../../gql/graphql';
import { FileChip } from './FileChip';
import { detailsOf, nameOf, shortDetailsOf } from './item-text';
import { StateBadge } from './StateBadge';

interface ItemNameProps {
  item: CorpusItemFragment;
  /** Where there is no table to hold the state and the figures. */
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
        {isShort && (
          <span className="row">
            <StateBadge state={item.state} />
            <span className="t-12 sub ell">{shortDetailsOf(item)}</span>
          </span>
        )}
        {item.error && <span className="t-12 c-bad">{item.error.message}</span>}
        {!isShort && !item.error && <span className="t-12 sub ell">{detailsOf(item)}</span>}
      </div>
    </div>
  );
}
