"""The errors that carry a message for people."""


class AssessmentError(Exception):
    """A rule of the platform was broken by what somebody asked for.

    `message` is an English sentence with %(name)s places; it is the key under
    which the web finds the translation, and `params` fill the places.
    """

    def __init__(self, message: str, **params: object) -> None:
        super().__init__(message, params)
        self.message = message
        self.params = params

    def __str__(self) -> str:
        return self.message % self.params if self.params else self.message


class NotFoundError(AssessmentError):
    """The thing does not exist, or not for the one who asks: the two look alike."""


class ConflictError(AssessmentError):
    """The thing exists but is no longer in a state that allows what was asked."""


class ClosedError(ConflictError):
    """The time for what was asked is over, or has not come yet."""


class InvalidInputError(AssessmentError):
    """What was handed in does not have the shape that is asked for."""


class TooOftenError(AssessmentError):
    """What was asked for is allowed, but not so often; nothing else is refused."""
