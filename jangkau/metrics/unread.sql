-- One row: a file that could not be read again from the archive.
SELECT file_name FROM imports WHERE state = 'unread' ORDER BY import_no
