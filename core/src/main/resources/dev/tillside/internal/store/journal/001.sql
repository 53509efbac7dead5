CREATE TABLE checkout (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
CREATE TABLE checkout_event (
  checkout INTEGER NOT NULL,
  number INTEGER NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (checkout, number)
) WITHOUT ROWID;
CREATE TABLE suspended (checkout INTEGER PRIMARY KEY, number INTEGER NOT NULL);
CREATE TABLE sale (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  tx TEXT NOT NULL,
  json TEXT NOT NULL,
  kind TEXT NOT NULL,
  here INTEGER NOT NULL,
  original TEXT,
  basket TEXT,
  day INTEGER NOT NULL,
  trimmed INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX sale_day ON sale (day) WHERE trimmed = 0;
CREATE TABLE mended (sale INTEGER NOT NULL, number INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (sale, number)) WITHOUT ROWID;
CREATE INDEX sale_tx ON sale (tx);
CREATE INDEX sale_original ON sale (original) WHERE original IS NOT NULL;
CREATE INDEX sale_basket ON sale (basket) WHERE basket IS NOT NULL;
CREATE TABLE training (key TEXT NOT NULL PRIMARY KEY, tx TEXT NOT NULL, json TEXT NOT NULL, kind TEXT NOT NULL, original TEXT) WITHOUT ROWID;
CREATE TABLE aside (key TEXT NOT NULL PRIMARY KEY, tx TEXT NOT NULL, suspension INTEGER NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE elsewhere (one INTEGER NOT NULL PRIMARY KEY, cursor TEXT NOT NULL);
CREATE TABLE coupon_use (coupon TEXT NOT NULL, sale INTEGER NOT NULL, uses INTEGER NOT NULL, PRIMARY KEY (coupon, sale)) WITHOUT ROWID;
CREATE TABLE offer_use (
  offer TEXT NOT NULL,
  member TEXT NOT NULL,
  sale INTEGER NOT NULL,
  at INTEGER NOT NULL,
  uses INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY (offer, member, sale)
) WITHOUT ROWID;
CREATE INDEX offer_use_sale ON offer_use (offer, sale);
CREATE TABLE offer_total (offer TEXT NOT NULL PRIMARY KEY, uses INTEGER NOT NULL, amount INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE ledger (
  id INTEGER PRIMARY KEY,
  member TEXT NOT NULL,
  sale INTEGER NOT NULL,
  kind TEXT NOT NULL,
  lot TEXT NOT NULL,
  points TEXT NOT NULL,
  available INTEGER NOT NULL,
  expires INTEGER,
  booking TEXT NOT NULL,
  day INTEGER NOT NULL,
  number INTEGER NOT NULL,
  undoes TEXT,
  hash TEXT NOT NULL
);
CREATE INDEX ledger_member ON ledger (member);
CREATE TABLE chain (one INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, links INTEGER NOT NULL, hash TEXT NOT NULL);
CREATE TABLE visit (
  account TEXT NOT NULL,
  sale INTEGER NOT NULL,
  booking TEXT NOT NULL,
  day INTEGER NOT NULL,
  currency TEXT NOT NULL,
  spend INTEGER NOT NULL,
  points TEXT NOT NULL,
  visits INTEGER NOT NULL,
  cash_back_day INTEGER,
  cash_back INTEGER,
  PRIMARY KEY (account, sale)
) WITHOUT ROWID;
CREATE TABLE voucher_move (
  code TEXT NOT NULL,
  sale INTEGER NOT NULL,
  kind TEXT NOT NULL,
  owner TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (code, sale, kind)
) WITHOUT ROWID;
CREATE INDEX voucher_move_owner ON voucher_move (owner);
CREATE TABLE purchase (sale INTEGER PRIMARY KEY, member TEXT NOT NULL, day INTEGER NOT NULL, lines TEXT NOT NULL);
CREATE INDEX purchase_member ON purchase (member, day);
CREATE TABLE planned_list (member TEXT NOT NULL PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE outbox (
  sale INTEGER PRIMARY KEY,
  attempts INTEGER NOT NULL,
  refused TEXT
);
CREATE TABLE till (one INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, office TEXT, level INTEGER NOT NULL DEFAULT 0);
