-- Head office's file, version 2: texts that sales were priced with stay, when newer ones have taken their place.

create table history (
  type text not null,
  id text not null,
  version integer not null,
  digest text not null, -- tells texts of one version apart
  json text not null,
  primary key (type, id, version, digest)
) strict, without rowid;
