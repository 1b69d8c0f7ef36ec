CREATE VIEW agenda AS
SELECT r.name AS room, m.name AS member, sum(extract(epoch FROM b.ends - b.begins)) / 3600 AS hours
  FROM bookings AS b
  JOIN rooms AS r ON r.id = b.room
  JOIN members AS m ON m.id = b.member
 WHERE b.ends IS NOT NULL
 GROUP BY r.id, m.id;
