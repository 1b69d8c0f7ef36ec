UPDATE entries
   SET room = btrim(room), member = btrim(member), email = NULLIF(lower(btrim(email)), ''),
       ends = NULLIF(btrim(ends), '');
UPDATE entries AS e
   SET member = (SELECT f.member FROM entries AS f WHERE f.email = e.email ORDER BY f.id LIMIT 1)
 WHERE e.email IS NOT NULL;
INSERT INTO rooms (name) SELECT room FROM entries GROUP BY room;
INSERT INTO members (name, email) SELECT member, email FROM entries GROUP BY member, email;
INSERT INTO bookings
SELECT e.id,
       (SELECT id FROM rooms WHERE name = e.room),
       (SELECT id FROM members AS m WHERE m.name = e.member AND m.email IS NOT DISTINCT FROM e.email),
       CAST(e.begins AS timestamp), CAST(e.ends AS timestamp)
  FROM entries AS e;
SELECT setval('bookings_id_seq', (SELECT max(id) FROM bookings));
DROP TABLE entries;
