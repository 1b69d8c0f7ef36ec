"""What reads bytes from a candidate, each as a function of bytes that may raise its own refusal alone."""

# ruff: noqa: E402 - the programs of the images are found once their folders are

import json
import os
import socket
import sys
import time
from pathlib import Path

from assessment.domain.archives import ArchiveError, unpack
from assessment.domain.errors import InvalidInputError
from assessment.domain.reports import Outcome, Report, may_pass
from assessment.settings import ROOT
from grader.channel import PipeChannel
from grader.conversation import Conversation, ViolationError
from grader.findings import Findings
from grader.sandbox import ClosedError

for _part in ("shared", "examiner"):
    sys.path.append(str(ROOT / "grader" / "images" / _part))

from answers import AnswerError, Incoming, read_answer
from peer import Peer
from remote import CandidateError, StoppedError
from remote import ViolationError as PeerViolationError
from values import MalformedError, decode, encode

MOST = 100_000
CORPUS = Path(__file__).with_name("corpus")


class Attached:
    """Stands for the engine's stream, which is not read here."""

    def close(self):
        pass


def archive(data):
    """The reader of what is uploaded: plain relative names, and no more bytes than allowed."""
    try:
        files = unpack(data, MOST)
    except ArchiveError:
        return
    assert sum(map(len, files.values())) <= MOST
    for name in files:
        assert ".." not in name.split("/")
        assert not name.startswith("/")
        assert "\0" not in name


def report(data):
    """The reader of reports: what it lets through says "passed" only where its checks do."""
    try:
        read = Report.from_json(data.decode("utf-8", "replace"))
    except InvalidInputError:
        return
    assert not read.passed or (
        read.outcome is Outcome.GRADED and may_pass(read.outcome, read.checks)
    )
    assert Report.from_json(read.to_json()) == read


def frames(data):
    """The worker's reader of frames, and its check of an answer's form."""
    far_read, writing = os.pipe()
    reading, far_write = os.pipe()
    os.write(far_write, data[:60_000])
    os.close(far_write)
    channel = PipeChannel(reading, writing, Attached())
    conversation = object.__new__(Conversation)
    conversation.asked = 1
    try:
        while (frame := channel.receive(0.01)) is not None:
            try:
                assert isinstance(conversation._checked(frame), dict)
            except ViolationError:
                continue
    except ClosedError:
        return
    finally:
        channel.close()
        os.close(far_read)


def values(data):
    """The decoder of plain values: what it takes in, it can write again."""
    message = _json(data)

    def refuse(_data):
        raise MalformedError("nothing can be referred to here")

    try:
        value = decode(message, refuse)
        encode(value, refuse)
    except MalformedError:
        return


def answer(data):
    """The examiner's reader of whole answers, objects, classes and exceptions among them."""
    peer = Peer(lambda _message: _json(data))
    try:
        peer.ask({"op": "do", "on": 0, "name": "twice"}, [1], {})
    except (PeerViolationError, StoppedError, CandidateError):
        return
    except Exception as error:
        if "_where" not in error.__dict__:  # what the candidate's code raised bears this mark
            raise


def http(data):
    """The visitor's reader of a service's answer."""
    near, far = socket.socketpair()
    far.sendall(data[:60_000])
    far.close()
    try:
        _status, _fields, body = read_answer(
            Incoming(near, time.monotonic() + 5, MOST), "GET", MOST
        )
        assert len(body) <= MOST
    except (AnswerError, OSError):
        return
    finally:
        near.close()


def syntax(data):
    """What is kept of the faults a workplace tells: text that every database keeps."""
    findings = object.__new__(Findings)
    findings.errors = []
    findings.syntax(_json(data))
    for error in findings.errors:
        assert "\0" not in error
        error.encode()


def _json(data):
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


TARGETS = {"archive": archive, "report": report, "frames": frames, "values": values,
           "answer": answer, "http": http, "syntax": syntax}  # fmt: skip
