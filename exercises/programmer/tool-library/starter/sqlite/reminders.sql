-- Each address to remind once: email, open
SELECT email, 0 AS open FROM members;
