create table tomorrow (
  line ${long} primary key,
  said ${text}
) ${strict};
