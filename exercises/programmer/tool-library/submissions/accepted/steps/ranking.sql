WITH counted AS (
    SELECT id, name, (SELECT count(*) FROM bookings WHERE member = members.id) AS bookings
      FROM members
), numbered AS (
    SELECT *, row_number() OVER (ORDER BY bookings DESC, name, id) AS line FROM counted
)
SELECT 1 + (SELECT count(*) FROM counted AS better WHERE better.bookings > numbered.bookings) AS place,
       name, bookings
  FROM numbered
 WHERE line BETWEEN 6 AND 10
 ORDER BY line;
