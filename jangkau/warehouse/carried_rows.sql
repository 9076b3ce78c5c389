-- One row of <target>.<table>: a row of <source>.<table> whose key is among the changed ones, in place of those it had there.
DELETE FROM <target>.<table> WHERE <key> IN (SELECT key::<type> FROM changed WHERE table_name = '<table>');
INSERT INTO <target>.<table> FROM <source>.<table> WHERE <key> IN (SELECT key::<type> FROM changed WHERE table_name = '<table>');
