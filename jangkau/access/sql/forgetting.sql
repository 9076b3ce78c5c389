-- people_of_account: One row: a person who is held to an account.
SELECT email FROM people WHERE account = :account;

-- forget_person: Takes a person out.
DELETE FROM people WHERE email = :email;

-- forget_invitations: Takes out the invitations of an e-mail address.
DELETE FROM invitations WHERE email = :email;

-- forget_guesses: Takes out the failed guesses about an e-mail address.
DELETE FROM guesses WHERE about LIKE '% ' || :email;

-- forget_boxes: Takes out the private addresses of an account.
DELETE FROM boxes WHERE account = :account;

-- forget_invited: Takes out the invitations that are held to an account.
DELETE FROM invitations WHERE account = :account;

-- unname_boxes: Writes a word in the place of whoever made private addresses.
UPDATE boxes SET made_by = :stand_in WHERE made_by IN (:email, :name);

-- unname_invitations: Writes a word in the place of whoever made invitations.
UPDATE invitations SET made_by = :stand_in WHERE made_by IN (:email, :name);

-- old_invitations: Takes out invitations that work no more since a moment.
DELETE FROM invitations WHERE coalesce(used, withdrawn, ends) < :before;

-- old_boxes: Takes out private addresses that work no more since a moment.
DELETE FROM boxes WHERE coalesce(closed, ends) < :before;

-- kept_invitations: One row: an invitation of a person, or one that is held to an account.
SELECT email, role, made_by, made, ends, used, withdrawn FROM invitations WHERE email = :email OR account = :account ORDER BY made;

-- kept_boxes: One row: a private address of an account, closed or not.
SELECT account, made_by, made, ends, closed, sent FROM boxes WHERE account = :account ORDER BY made;

-- kept_sessions: One row: a session of a person.
SELECT address, began, seen, ends FROM sessions WHERE email = :email ORDER BY began;
