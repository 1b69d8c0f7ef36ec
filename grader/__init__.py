"""Judges one submission; the only room that knows Docker, and it knows no database or web.

`grade` takes an exercise and files and gives a report. The suite runs in an
examiner container, the candidate's code in a workplace container that serves no
one else; this process joins the two by pipes it owns.
"""

from grader.grading import grade
from grader.sandbox import Sandbox, SandboxError

__all__ = ["Sandbox", "SandboxError", "grade"]
