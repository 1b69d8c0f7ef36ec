WITH addresses AS (
    SELECT id, lower(trim(email)) AS email FROM members WHERE email IS NOT NULL
), waiting AS (
    SELECT member FROM bookings WHERE day_to IS NULL
)
SELECT email, count(*) AS open
  FROM addresses JOIN waiting ON waiting.member = addresses.id
 WHERE length(email) > 0
 GROUP BY email;
