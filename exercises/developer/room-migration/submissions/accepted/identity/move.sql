BEGIN;
CREATE TEMPORARY TABLE clean AS
SELECT id, trim(room) AS room, trim(member) AS member, nullif(lower(trim(email)), '') AS email,
       begins::timestamp AS begins, nullif(trim(ends), '')::timestamp AS ends
  FROM entries;
INSERT INTO rooms (name) SELECT DISTINCT room FROM clean;
INSERT INTO members (name, email)
SELECT DISTINCT ON (email) member, email FROM clean WHERE email IS NOT NULL ORDER BY email, id;
INSERT INTO members (name) SELECT DISTINCT member FROM clean WHERE email IS NULL;
INSERT INTO bookings (id, room, member, begins, ends)
SELECT c.id, r.id, m.id, c.begins, c.ends
  FROM clean AS c
  JOIN rooms AS r ON r.name = c.room
  JOIN members AS m ON m.email = c.email OR (c.email IS NULL AND m.email IS NULL AND m.name = c.member);
SELECT setval(pg_get_serial_sequence('bookings', 'id'), max(id)) FROM bookings;
DROP TABLE entries;
COMMIT;
