"""Jobs outside the request: queued by id, run by workers, looked after by upkeep.

Redis carries ids alone. What is to be done, what was done and by whom stands in
the database, so nothing is lost with the queue.
"""
