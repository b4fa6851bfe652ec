"""What server and worker say to each other: a head in JSON and a body of bytes, each with its length."""

import json
import struct
from dataclasses import asdict
from typing import Any, BinaryIO

from isnad.store.evaluation import Question, Written

LENGTHS = struct.Struct("!II")  # of the head, of the body


def question_frame(question: Question) -> bytes:
    """A question on its way to a worker."""
    return _frame(asdict(question), b"")


def answer_frame(answer: Written) -> bytes:
    """An answer on its way back."""
    head = {"status": answer.status, "kind": answer.kind, "rows": answer.rows, "more": answer.more}
    return _frame(head, answer.body)


def _frame(head: dict[str, Any], body: bytes) -> bytes:
    text = json.dumps(head).encode()
    return LENGTHS.pack(len(text), len(body)) + text + body


def question_of(head: bytes) -> Question:
    """The question again."""
    fields = json.loads(head)
    return Question(**{**fields, "default": tuple(fields["default"]), "named": tuple(fields["named"])})


def answer_of(head: bytes, body: bytes) -> Written:
    """The answer again."""
    return Written(body=body, **json.loads(head))


def read_frame(stream: BinaryIO) -> tuple[bytes, bytes] | None:
    """Head and body of the next frame; None at the end."""
    start = stream.read(LENGTHS.size)
    if len(start) < LENGTHS.size:
        return None
    head, body = LENGTHS.unpack(start)
    return stream.read(head), stream.read(body)
