-- What CRMs may follow, and what of a member is for them and not for tills.

create table contact ( -- how to reach members
  member ${text} primary key,
  json ${text} not null
) ${strict};

create table crm_entry (
  feed ${text} not null check (feed in ('member', 'redemption')),
  member ${text} not null,
  key ${text} not null, -- of a redemption the transaction, or 'gone': all before were taken back
  place ${long} not null, -- grows with every entry that is told, and with nothing else
  since ${long} not null, -- where the feed first told of it: who has not read so far need not hear that it is gone
  removed ${long} not null,
  primary key (feed, member, key),
  unique (feed, place)
) ${strict};
