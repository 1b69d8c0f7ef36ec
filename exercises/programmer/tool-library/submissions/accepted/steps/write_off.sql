UPDATE bookings
   SET paid_cents = 0
 WHERE id IN (
    SELECT b.id
      FROM bookings AS b JOIN tools AS t ON t.id = b.tool
     WHERE t.category = 'hand' AND b.day_from < '2026' AND b.day_to IS NULL AND b.paid_cents IS NULL
 );
