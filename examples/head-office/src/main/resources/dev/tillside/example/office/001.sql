-- Head office's file, version 1.

create table office (
  line integer primary key check (line = 1),
  epoch text not null -- part of every cursor: a cursor of another file begins at the start
) strict;

create table basket (
  arrival integer primary key, -- 1, 2, 3, ... in the order of arrival
  key text not null unique,
  received text not null,
  kind text not null check (kind in ('sale', 'return', 'note')), -- a note tells tills of a basket put aside
  original text, -- of a return the key of the sale that it returns
  json text not null -- as the till sent it
) strict;

create index basket_original on basket (original) where original is not null;

create table reference (
  line integer primary key,
  type text not null,
  id text not null,
  version integer not null,
  removed integer not null,
  json text not null,
  change integer not null unique, -- grows with every change; removed objects stay, so it never falls back
  unique (type, id)
) strict;

create table section ( -- the links that each sale added to its till's chain of ledger entries
  chain text not null,
  first integer not null,
  last integer not null,
  before text not null,
  after text not null,
  key text not null,
  primary key (chain, first)
) strict, without rowid;

create table account_move (
  account text not null,
  key text not null,
  primary key (account, key)
) strict, without rowid;

create table erased ( -- members and accounts of whom a sale that comes late must not tell again
  id text not null primary key
) strict, without rowid;
