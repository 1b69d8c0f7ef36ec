WITH of_the_year AS (
    SELECT tool, paid_cents FROM bookings WHERE substr(day_from, 1, 4) = '2026'
)
SELECT name AS tool,
       (SELECT count(*) FROM of_the_year WHERE of_the_year.tool = tools.id) AS bookings,
       (SELECT ifnull(sum(paid_cents), 0) FROM of_the_year WHERE of_the_year.tool = tools.id) AS cents
  FROM tools;
