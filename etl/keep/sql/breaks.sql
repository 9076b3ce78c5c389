-- One row of breaks: a day from which a platform counts a metric otherwise ($reference: the folder).
INSERT INTO breaks
  SELECT platform, metric, day, code, source FROM read_csv($reference || '/breaks.csv', header = true, types = {'day': 'DATE'})
  ORDER BY ALL;
