"""What is closed at the end of a `with`."""

from types import TracebackType
from typing import Self


class Closing:
    """Something open; whatever happens within a `with`, it is closed then."""

    def close(self) -> None:
        """Lets go of what it holds open."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
