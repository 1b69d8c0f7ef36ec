-- The bookings to write off get 0 as paid_cents
UPDATE bookings SET paid_cents = 0 WHERE id = 0;
