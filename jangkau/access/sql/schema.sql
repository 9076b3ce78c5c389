-- What is kept of people and their ways in. Moments are seconds since 1970 (UTC). No token stands here, only its SHA-256.

-- One row: a person that has been let in, or was until state became gone. password: an argon2 hash, where they chose one.
-- province, organisation, account: what they are limited to. subject: who they are at the single sign-on, once they came from there.
CREATE TABLE IF NOT EXISTS people (
  email TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, province TEXT, account TEXT,
  password TEXT, subject TEXT UNIQUE, state TEXT NOT NULL DEFAULT 'active', since REAL NOT NULL, organisation TEXT);

-- One row: a passkey of a person.
CREATE TABLE IF NOT EXISTS passkeys (
  credential BLOB PRIMARY KEY, email TEXT NOT NULL, public_key BLOB NOT NULL, sign_count INTEGER NOT NULL, made REAL NOT NULL);

-- One row: an invitation; its link works once, until it ends, is used, or is withdrawn.
CREATE TABLE IF NOT EXISTS invitations (
  digest TEXT PRIMARY KEY, email TEXT NOT NULL, role TEXT NOT NULL, province TEXT, account TEXT,
  made_by TEXT NOT NULL, made REAL NOT NULL, ends REAL NOT NULL, used REAL, withdrawn REAL, organisation TEXT);

-- One row: a browser in which a person is signed in.
CREATE TABLE IF NOT EXISTS sessions (
  digest TEXT PRIMARY KEY, email TEXT NOT NULL, address TEXT NOT NULL, began REAL NOT NULL, seen REAL NOT NULL, ends REAL NOT NULL);

-- One row: a guess that failed. about: whose door or from where.
CREATE TABLE IF NOT EXISTS guesses (about TEXT NOT NULL, at REAL NOT NULL);
CREATE INDEX IF NOT EXISTS guesses_about ON guesses (about, at);

-- One row: what a browser must sign with its passkey, once.
CREATE TABLE IF NOT EXISTS challenges (digest TEXT PRIMARY KEY, challenge BLOB NOT NULL, ends REAL NOT NULL);

-- One row: a fact about this office's door (form_secret, book_lines, book_head).
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);

-- One row: a private address at which the admin of an account sends exports, until it ends or is closed.
CREATE TABLE IF NOT EXISTS boxes (
  digest TEXT PRIMARY KEY, account TEXT NOT NULL, made_by TEXT NOT NULL, made REAL NOT NULL, ends REAL NOT NULL,
  closed REAL, sent REAL);
