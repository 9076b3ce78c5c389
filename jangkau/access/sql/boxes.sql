-- open_box: Writes a private address.
INSERT INTO boxes (digest, account, made_by, made, ends) VALUES (:digest, :account, :made_by, :now, :ends);

-- box: One row: a private address that works.
SELECT substr(digest, 1, 12) AS id, account, ends FROM boxes WHERE digest = :digest AND closed IS NULL AND ends > :now;

-- boxes: One row: a private address that works, those longest without a delivery first.
SELECT substr(digest, 1, 12) AS id, account, made_by, made, ends, sent FROM boxes
WHERE closed IS NULL AND ends > :now ORDER BY coalesce(sent, 0), account;

-- box_sent: Writes that something came to a private address.
UPDATE boxes SET sent = :now WHERE substr(digest, 1, 12) = :id;

-- close_box: Writes that a private address, named by the beginning of its digest, works no more.
UPDATE boxes SET closed = :now WHERE substr(digest, 1, 12) = :id AND closed IS NULL;

-- close_boxes: Writes that the private addresses of an account work no more.
UPDATE boxes SET closed = :now WHERE account = :account AND closed IS NULL;
