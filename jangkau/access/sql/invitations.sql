-- invite: Writes an invitation.
INSERT INTO invitations (digest, email, role, province, organisation, account, made_by, made, ends)
VALUES (:digest, :email, :role, :province, :organisation, :account, :made_by, :now, :ends);

-- invitation: One row: the invitation of a link that works.
SELECT digest, email, role, province, organisation, account FROM invitations
WHERE digest = :digest AND used IS NULL AND withdrawn IS NULL AND ends > :now;

-- invitation_for: One row: the newest invitation of an e-mail address that works.
SELECT digest, email, role, province, organisation, account FROM invitations
WHERE email = :email AND used IS NULL AND withdrawn IS NULL AND ends > :now ORDER BY made DESC LIMIT 1;

-- invitations: One row: an invitation that works.
SELECT substr(digest, 1, 12) AS id, email, role, province, organisation, account, made_by, made, ends FROM invitations
WHERE used IS NULL AND withdrawn IS NULL AND ends > :now ORDER BY made;

-- use_invitation: Writes that an invitation has been used; changes nothing where it does not work any more.
UPDATE invitations SET used = :now WHERE digest = :digest AND used IS NULL AND withdrawn IS NULL AND ends > :now;

-- withdraw_invitations: Writes that the invitations of an e-mail address work no more.
UPDATE invitations SET withdrawn = :now WHERE email = :email AND used IS NULL AND withdrawn IS NULL;

-- withdraw_invitation: Writes that an invitation, named by the beginning of its digest, works no more.
UPDATE invitations SET withdrawn = :now WHERE substr(digest, 1, 12) = :id AND used IS NULL AND withdrawn IS NULL;
