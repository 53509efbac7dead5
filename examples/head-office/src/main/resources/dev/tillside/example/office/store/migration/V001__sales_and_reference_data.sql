-- What tills delivered, what they are told, and what head office must know of both.
-- ${text} and the like are the database's words for one type: see Dialect. Flags are 0 or 1.

create table office (
  line ${long} primary key check (line = 1),
  epoch ${text} not null, -- part of every cursor: a cursor of another book begins at the start
  told_since ${long} default 0 not null -- removals from before are told no more
) ${strict};

create table basket (
  arrival ${long} primary key, -- 1, 2, 3, ... in the order of arrival
  key ${text} not null unique,
  received ${text} not null,
  kind ${text} not null check (kind in ('sale', 'return', 'note')), -- a note tells tills of a basket put aside
  original ${text}, -- of a return the key of the sale that it returns
  member ${text}, -- who bought or brought back
  json ${text} not null -- as the till sent it
) ${strict};

create index basket_original on basket (original) where original is not null;
create index basket_member on basket (member) where member is not null;

create table reference (
  type ${text} not null,
  id ${text} not null,
  version ${long} not null,
  removed ${long} not null,
  erase ${long} not null, -- a removal that tills are told for ever
  owner ${text}, -- the member whose it is: of members, coupons and lists
  household ${text}, -- of members
  consent ${long} not null, -- of members: 1 to tell how to reach him, 2 to tell what he did, 3 both
  json ${text} not null,
  change ${long} not null unique, -- grows with every change; removed objects stay, so it never falls back
  primary key (type, id)
) ${strict};

create index reference_owner on reference (owner, type, id) where owner is not null;
create index reference_household on reference (household) where household is not null;

create table history ( -- texts that sales were priced with stay, when newer ones have taken their place
  type ${text} not null,
  id ${text} not null,
  version ${long} not null,
  digest ${text} not null, -- tells texts of one version apart
  json ${text} not null,
  primary key (type, id, version, digest)
) ${strict};

create table section ( -- the links that each sale added to its till's chain of ledger entries
  chain ${text} not null,
  first ${long} not null,
  last ${long} not null,
  before ${text} not null,
  after ${text} not null,
  key ${text} not null,
  primary key (chain, first)
) ${strict};

create table account_move ( -- whom a transaction names: its member, the owner of its account, those of its lists
  account ${text} not null,
  key ${text} not null,
  primary key (account, key)
) ${strict};

create table erased ( -- members and accounts of whom a sale that comes late must not tell again
  id ${text} primary key
) ${strict};

create table snapshot ( -- of all reference data, for tills that have none or were away for too long
  issue ${long} primary key, -- rises with time, so that it does after a restore too
  id ${text} not null unique,
  place ${long} not null, -- the newest change that it is sure to have
  objects ${long} not null
) ${strict};

create table snapshot_part ( -- those of an issue without a row above are on their way in
  issue ${long} not null,
  number ${long} not null,
  sha256 ${text} not null, -- of the packed bytes
  packed ${bytes} not null,
  primary key (issue, number)
) ${strict};
