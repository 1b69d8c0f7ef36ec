SELECT dense_rank() OVER (ORDER BY count(b.id) DESC) AS place, m.name AS name, count(b.id) AS bookings
  FROM members AS m LEFT JOIN bookings AS b ON b.member = m.id
 GROUP BY m.id, m.name
 ORDER BY count(b.id) DESC, m.name, m.id
 LIMIT 5 OFFSET 5;
