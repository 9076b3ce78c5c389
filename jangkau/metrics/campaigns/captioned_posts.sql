-- One row: how many posts have a text in which patterns can be looked for.
SELECT count(*) AS posts FROM post_words;
