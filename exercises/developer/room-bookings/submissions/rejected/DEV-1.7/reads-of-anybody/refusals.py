"""What a request can be refused for."""


class Refused(Exception):
    def __init__(self, status, reason, **headers):
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.headers = headers
