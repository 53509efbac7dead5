-- Who may ask it. Rows are never deleted: once there was a key, nobody comes in without one.

create table api_key (
  id ${text} primary key,
  name ${text} not null,
  roles ${text} not null, -- separated by blanks
  stores ${text} not null, -- a JSON array
  digest ${text} not null, -- SHA-256 of the secret, in hex
  made ${long} not null, -- times are milliseconds since 1970
  used ${long},
  revoked ${long}
) ${strict};
