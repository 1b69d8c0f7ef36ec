-- Rows 6 to 10: place, name, bookings
SELECT 0 AS place, name, 0 AS bookings FROM members;
