CREATE TABLE object (
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  removed INTEGER NOT NULL,
  taken INTEGER NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (type, id)
) WITHOUT ROWID;
CREATE TABLE superseded (
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  digest TEXT NOT NULL,
  version INTEGER NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (type, id, digest)
) WITHOUT ROWID;
CREATE TABLE card (card TEXT NOT NULL, member TEXT NOT NULL, PRIMARY KEY (card, member)) WITHOUT ROWID;
CREATE TABLE member_card (member TEXT NOT NULL, card TEXT NOT NULL, PRIMARY KEY (member, card)) WITHOUT ROWID;
CREATE TABLE member_coupon (coupon TEXT NOT NULL PRIMARY KEY, member TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX member_coupon_member ON member_coupon (member);
CREATE TABLE member_list (list TEXT NOT NULL PRIMARY KEY, member TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX member_list_member ON member_list (member);
CREATE TABLE code (code TEXT NOT NULL, type TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (code, type, id)) WITHOUT ROWID;
CREATE TABLE coded (type TEXT NOT NULL, id TEXT NOT NULL, code TEXT NOT NULL, PRIMARY KEY (type, id, code)) WITHOUT ROWID;
CREATE TABLE opening (
  member TEXT NOT NULL,
  number INTEGER NOT NULL,
  points TEXT NOT NULL,
  exact INTEGER NOT NULL,
  expires INTEGER,
  booked INTEGER NOT NULL,
  PRIMARY KEY (member, number)
) WITHOUT ROWID;
CREATE TABLE household (household TEXT NOT NULL, member TEXT NOT NULL, PRIMARY KEY (household, member)) WITHOUT ROWID;
CREATE TABLE account_move (account TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (account, id)) WITHOUT ROWID;
CREATE TABLE voucher_known (code TEXT NOT NULL, id TEXT NOT NULL, owner TEXT NOT NULL, PRIMARY KEY (code, id)) WITHOUT ROWID;
CREATE INDEX voucher_known_owner ON voucher_known (owner);
CREATE TABLE cursor (one INTEGER NOT NULL PRIMARY KEY, cursor TEXT NOT NULL);
