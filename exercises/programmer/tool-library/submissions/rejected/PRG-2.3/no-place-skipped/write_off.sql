UPDATE bookings
   SET paid_cents = 0
 WHERE day_to IS NULL AND paid_cents IS NULL AND day_from < '2026-01-01'
   AND tool IN (SELECT id FROM tools WHERE category = 'hand');
