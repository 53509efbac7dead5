-- Head office's file, version 3: snapshots of all reference data, for tills that have none or were away for too long.

create table snapshot (
  issue integer primary key, -- rises with time, so that it does after a restore too
  id text not null unique,
  place integer not null, -- the newest change that it is sure to have
  objects integer not null
) strict;

create table snapshot_part ( -- those of an issue without a row above are on their way in
  line integer primary key,
  issue integer not null,
  number integer not null,
  sha256 text not null, -- of the packed bytes
  packed blob not null,
  unique (issue, number)
) strict;

alter table office add column told_since integer not null default 0; -- removals from before are told no more
