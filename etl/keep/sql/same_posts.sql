-- One row: a post of <posts> that is another one of them under another number, and that other one, which is the one to count:
-- the platform's own before that of an office's list, one with its link before one without, the newer one before the older.
-- They are the same where their links are, or where account, day and title are and no two links speak against it; the links to
-- one post of Facebook differ from file to file, so there only those of the office's own lists do.
-- <posts>: account, post_id, published_on, published_at, permalink, caption, as_of.
WITH known AS (
  SELECT account, post_id, published_on, published_at, own_number(post_id) AS own, link_code(permalink) AS code,
    link_key(permalink) AS link, letters_of(caption) AS letters, starts_with(account, 'facebook:') AS facebook,
    doubtful_post(account, post_id, permalink) AS doubt,
    row_number() OVER (PARTITION BY account ORDER BY own_number(post_id), permalink IS NULL, as_of DESC, post_id) AS place
  FROM <posts>
), doubtful AS (
  FROM known WHERE doubt
), pairs AS (
  SELECT doubtful.account, doubtful.post_id, known.post_id AS same_as, known.place, true AS by_link
  FROM doubtful JOIN known USING (account, link)
  WHERE doubtful.place > known.place
  UNION ALL
  SELECT doubtful.account, doubtful.post_id, known.post_id, known.place, true
  FROM doubtful JOIN known ON doubtful.account = known.account AND doubtful.post_id = known.code
  WHERE doubtful.place > known.place
  UNION ALL
  SELECT doubtful.account, doubtful.post_id, known.post_id, known.place, false
  FROM doubtful JOIN known USING (account, published_on)
  WHERE doubtful.place > known.place AND same_letters(doubtful.letters, known.letters)
    AND CASE
      WHEN NOT doubtful.own THEN doubtful.published_at = known.published_at
      WHEN doubtful.code IS NULL OR known.code IS NULL THEN true
      ELSE doubtful.facebook AND NOT known.own END
)
SELECT account, post_id, same_as FROM pairs
QUALIFY row_number() OVER (PARTITION BY account, post_id ORDER BY by_link DESC, place) = 1
