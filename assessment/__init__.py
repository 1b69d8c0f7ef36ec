"""What the platform decides and remembers; knows no web, queue or sandbox.

`domain` holds pure rules, `models` the rows, `services` the use cases, and
`migrations` the history of the tables. Imports run services > models > domain.
"""
