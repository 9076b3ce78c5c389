-- person: One row: the person of an e-mail address, whatever their state.
SELECT email, name, role, province, organisation, account, state, password, subject FROM people WHERE email = :email;

-- person_by_subject: One row: the person who is known to the single sign-on by this subject.
SELECT email, name, role, province, organisation, account, state, password, subject FROM people WHERE subject = :subject;

-- people: One row: a person, with how they come in and when they were last here.
SELECT email, name, role, province, organisation, account, state, since, password IS NOT NULL AS has_password, subject IS NOT NULL AS has_sso,
  (SELECT count(*) FROM passkeys WHERE passkeys.email = people.email) AS passkeys,
  (SELECT max(seen) FROM sessions WHERE sessions.email = people.email) AS seen
FROM people ORDER BY state, name, email;

-- anyone: One row: 1 where somebody may come in, or has been invited and may yet.
SELECT 1 WHERE EXISTS (SELECT 1 FROM people WHERE state = 'active')
  OR EXISTS (SELECT 1 FROM invitations WHERE used IS NULL AND withdrawn IS NULL AND ends > :now);

-- other_administrators: One row: how many administrators there are beside this one.
SELECT count(*) AS count FROM people WHERE role = 'administrator' AND state = 'active' AND email <> :email;

-- welcome: Writes a person as their invitation says; what they were before is replaced.
INSERT INTO people (email, name, role, province, organisation, account, password, subject, since)
VALUES (:email, :name, :role, :province, :organisation, :account, :password, :subject, :now)
ON CONFLICT (email) DO UPDATE SET name = :name, role = :role, province = :province, organisation = :organisation, account = :account, password = :password,
  subject = :subject, state = 'active';

-- change_role: Writes what a person may do and is limited to.
UPDATE people SET role = :role, province = :province, organisation = :organisation, account = :account WHERE email = :email AND state = 'active';

-- leave: Writes that a person may come in no more.
UPDATE people SET state = 'gone', password = NULL, subject = NULL WHERE email = :email AND state = 'active';

-- bind_subject: Writes who a person is at the single sign-on.
UPDATE people SET subject = :subject WHERE email = :email;

-- rehash: Writes a password's hash anew, made with today's parameters.
UPDATE people SET password = :password WHERE email = :email;
