"""How headers that programs read go out: plain ASCII, however long their addresses are."""

from __future__ import annotations

from email.policy import EmailPolicy

# The library would break an address that is longer than a line by encoding it, which no reader of these headers undoes.
VERBATIM = frozenset({"list-unsubscribe", "list-unsubscribe-post", "list-id", "message-id"})


class WirePolicy(EmailPolicy):
    """The policy of SMTP, but for headers of addresses in angle brackets, which are broken at commas only."""

    def fold(self, name: str, value: str) -> str:
        """One header as the text of its folded lines."""
        return _verbatim(name, value) if name.lower() in VERBATIM else str(super().fold(name, value))

    def fold_binary(self, name: str, value: str) -> bytes:
        """One header as bytes. Raises UnicodeEncodeError for a verbatim one that is not ASCII."""
        if name.lower() in VERBATIM:
            return _verbatim(name, value).encode("ascii")
        return bytes(super().fold_binary(name, value))


def _verbatim(name: str, value: str) -> str:
    return f"{name}: " + ",\r\n ".join(part.strip() for part in str(value).split(",")) + "\r\n"


WIRE = WirePolicy(linesep="\r\n", max_line_length=78)
