-- One row of patterns_sought: a pattern to look for, by its hashtag or by its words with the longest of them.
CREATE OR REPLACE TEMP TABLE patterns_sought (
  content VARCHAR, id VARCHAR, place INTEGER, written VARCHAR, tag VARCHAR, words VARCHAR, anchor VARCHAR)
