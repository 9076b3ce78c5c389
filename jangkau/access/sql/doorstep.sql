-- guesses: One row: how many guesses about this failed since.
SELECT count(*) AS count FROM guesses WHERE about = :about AND at > :since;

-- guessed: Writes that a guess failed.
INSERT INTO guesses VALUES (:about, :now);

-- sweep_guesses: Takes out the guesses that no longer count.
DELETE FROM guesses WHERE at <= :since;

-- forgive: Takes out the failed guesses about somebody who has come in.
DELETE FROM guesses WHERE about = :about;

-- challenge: Writes what a browser must sign.
INSERT OR REPLACE INTO challenges VALUES (:digest, :challenge, :ends);

-- challenged: One row: what a browser must sign.
SELECT challenge FROM challenges WHERE digest = :digest AND ends > :now;

-- sweep_challenge: Takes out what has been signed, and what nobody signed in time.
DELETE FROM challenges WHERE digest = :digest OR ends <= :now;

-- keep_passkey: Writes a passkey.
INSERT INTO passkeys VALUES (:credential, :email, :public_key, :sign_count, :now);

-- passkey: One row: a passkey, whose owner may still come in.
SELECT credential, email, public_key, sign_count FROM passkeys JOIN people USING (email) WHERE credential = :credential AND state = 'active';

-- count_passkey: Writes how often a passkey has signed.
UPDATE passkeys SET sign_count = :sign_count WHERE credential = :credential;

-- drop_passkeys: Takes out a person's passkeys.
DELETE FROM passkeys WHERE email = :email;

-- fact: One row: a fact.
SELECT value FROM facts WHERE name = :name;

-- keep_fact: Writes a fact.
INSERT INTO facts VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = :value;

-- keep_first: Writes a fact, unless it is known.
INSERT OR IGNORE INTO facts VALUES (:name, :value);
