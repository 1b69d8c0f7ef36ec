SELECT t.name AS tool, count(b.id) AS bookings, coalesce(sum(b.paid_cents), 0) AS cents
  FROM tools AS t
  LEFT JOIN bookings AS b
    ON b.tool = t.id AND b.day_from >= '2026-01-01' AND b.day_from < '2027-01-01'
 GROUP BY t.id, t.name;
