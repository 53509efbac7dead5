-- What did not add up, what sales used of things that end, and what baskets hold back.

create table quarantine (
  key ${text} primary key,
  code ${text} not null,
  reason ${text} not null,
  received ${text} not null,
  store ${text} not null,
  till ${text}, -- the name of its chain, where the delivery says it
  json ${text} not null -- as the till sent it
) ${strict};

create index quarantine_received on quarantine (received, key);

create table unverified ( -- stored, and not computed again yet
  key ${text} primary key,
  reason ${text} not null
) ${strict};

create table operator_act (
  act ${long} primary key, -- 1, 2, 3, ...
  at ${text} not null,
  operator ${text} not null,
  did ${text} not null,
  subject ${text} not null,
  reason ${text} not null
) ${strict};

create table used ( -- what a transaction took from something that ends, or gave back
  kind ${text} not null,
  subject ${text} not null,
  key ${text} not null,
  sale ${text} not null, -- whose use it is: of a return the key of the sale that it returns
  offer ${text} not null,
  at ${long} not null, -- microseconds since 1970
  uses ${long} not null, -- below zero: given back
  amount ${text} not null, -- below zero: given back
  brought ${text} not null, -- what it adds to what there is
  ended ${long} not null, -- 1: from here on there is nothing any more
  counted ${long} not null, -- 0: in quarantine
  primary key (kind, subject, key)
) ${strict};

create index used_key on used (key);
create index used_returned on used (sale, kind, subject) where sale <> key;

create table used_total ( -- the sums of used, of subjects that everybody shares
  kind ${text} not null,
  subject ${text} not null,
  stored_uses ${long} not null,
  stored_amount ${text} not null,
  known_uses ${long} not null, -- those in quarantine too
  known_amount ${text} not null,
  primary key (kind, subject)
) ${strict};

create table conflict (
  kind ${text} not null,
  subject ${text} not null,
  key ${text} not null,
  offer ${text} not null,
  store ${text} not null,
  at ${long} not null,
  uses ${long} not null,
  amount ${text} not null,
  part ${text} not null, -- so much of the whole does not stand
  whole ${text} not null,
  reason ${text} not null,
  primary key (kind, subject, key)
) ${strict};

create index conflict_key on conflict (key);
create index conflict_at on conflict (at, key, kind, subject);

create table member_account ( -- under which ids something was booked that is the account's
  member ${text} not null,
  id ${text} not null,
  account ${text} not null,
  primary key (member, id)
) ${strict};

create index member_account_id on member_account (id);
create index member_account_account on member_account (account);

create table opening ( -- the balance that a member brought in, as he was then
  member ${text} primary key,
  booked ${text} not null,
  json ${text} not null
) ${strict};

create table lease (
  key ${text} primary key,
  till ${text} not null,
  asked ${long} not null -- milliseconds since 1970
) ${strict};

create index lease_till on lease (till);

create table lease_part (
  key ${text} not null,
  kind ${text} not null,
  subject ${text} not null,
  uses ${long} not null,
  amount ${text} not null,
  ends ${long} not null, -- milliseconds since 1970; 0: with the lease alone
  primary key (key, kind, subject)
) ${strict};

create index lease_part_subject on lease_part (kind, subject);
create index lease_part_ends on lease_part (ends);

create table till (
  till ${text} primary key,
  store ${text},
  seen ${text} not null,
  open ${long} not null
) ${strict};
