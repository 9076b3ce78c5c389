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
