CREATE VIEW agenda AS
WITH closed AS (
    SELECT room, member, extract(epoch FROM ends - begins) / 3600 AS hours
      FROM bookings
     WHERE ends IS NOT NULL
), summed AS (
    SELECT room, member, sum(hours) AS hours FROM closed GROUP BY room, member
)
SELECT rooms.name AS room, members.name AS member, summed.hours
  FROM summed
  JOIN rooms ON rooms.id = summed.room
  JOIN members ON members.id = summed.member;
