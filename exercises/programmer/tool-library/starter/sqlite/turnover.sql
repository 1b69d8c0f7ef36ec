-- One row for every tool: tool, bookings, cents
SELECT name AS tool, 0 AS bookings, 0 AS cents FROM tools;
