SELECT lower(trim(m.email)) AS email, count(*) AS open
  FROM members AS m
  JOIN bookings AS b ON b.member = m.id
 WHERE b.day_to IS NULL AND trim(m.email) <> ''
 GROUP BY lower(trim(m.email));
