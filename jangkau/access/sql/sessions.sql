-- begin: Writes a session.
INSERT INTO sessions (digest, email, address, began, seen, ends) VALUES (:digest, :email, :address, :now, :now, :ends);

-- session: One row: whose session this is, while it lasts.
SELECT people.email, name, role, province, organisation, account, seen FROM sessions JOIN people USING (email)
WHERE digest = :digest AND ends > :now AND seen > :idle_since AND state = 'active';

-- seen: Writes that a session is in use.
UPDATE sessions SET seen = :now WHERE digest = :digest;

-- sessions: One row: a session that lasts.
SELECT substr(digest, 1, 12) AS id, people.email, name, role, address, began, seen, ends FROM sessions JOIN people USING (email)
WHERE ends > :now AND seen > :idle_since AND state = 'active' ORDER BY seen DESC;

-- end: Takes a session out.
DELETE FROM sessions WHERE digest = :digest;

-- end_named: Takes a session out that is named by the beginning of its digest.
DELETE FROM sessions WHERE substr(digest, 1, 12) = :id;

-- end_all: Takes out every session of a person.
DELETE FROM sessions WHERE email = :email;

-- sweep_sessions: Takes out the sessions that are over.
DELETE FROM sessions WHERE ends <= :now OR seen <= :idle_since;

-- end_everyone: Takes out every session.
DELETE FROM sessions;
