"""Messages to a webhook: signed, tried again, and kept until they are taken (docs/webhook.md).

Names and signature are those of the Standard Webhooks specification. A message has an id that never changes: it is
written into the outbox before it is sent and marked when it is taken, so that a run that is killed in between repeats
it with the same id, by which the receiver knows it.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx

from crawler.signing import signature

ATTEMPTS = 4  # at a message in one run
PAUSE = 2.0  # seconds before the second attempt; four times as long before each next
LONGEST_PAUSE = 60.0  # that Retry-After may ask for
TIMEOUT = 20.0  # seconds for one attempt, whatever the other side does
MOST = 50  # messages that wait; the oldest are given up
KEPT = 200  # marks of what was taken
AGAIN = {408, 425, 429}  # with 5xx: answers that may be better next time
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `type` is ``run.report`` or ``documents.alert``; `timestamp` is when it was made (ISO, UTC)."""

    id: str
    type: str
    timestamp: str
    data: Mapping[str, object]

    def body(self) -> str:
        """What is sent and signed."""
        return json.dumps({"type": self.type, "timestamp": self.timestamp, "data": self.data}, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Receiver:
    """Where messages go, and the key that they are signed with (b"": not signed)."""

    url: str
    key: bytes


@dataclass(frozen=True, slots=True)
class Outbox:
    """A folder: ``ID.json`` waits, ``ID.taken`` is done with. `now` gives seconds of Unix, `pause` waits so long."""

    folder: Path
    now: Callable[[], float]
    pause: Callable[[float], None]

    def put(self, message: Message) -> None:
        """Keep a message until it is taken; one whose id is known already is not put again."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if not any(self._file(message.id, ending).exists() for ending in ("json", "taken")):
            part = self._file(message.id, "part")
            part.write_text(message.body(), encoding="utf-8")
            part.replace(self._file(message.id, "json"))

    def send(self, receiver: Receiver) -> list[str]:
        """Send what waits, the oldest first; the ids that were taken. The first that is not leaves the rest waiting."""
        taken = []
        for id, body in self._waiting():
            if not self._try(receiver, id, body):
                log.error("webhook: %s was not taken and waits for the next run", id)
                break
            self._file(id, "json").rename(self._file(id, "taken"))
            taken.append(id)
        for old in self._by_age("taken")[:-KEPT]:
            old.unlink(missing_ok=True)
        return taken

    def _waiting(self) -> Iterator[tuple[str, str]]:
        files = self._by_age("json")
        for file in files[:-MOST]:
            log.error("webhook: %s waited too long and is given up", file.stem)
            file.unlink(missing_ok=True)
        for file in files[-MOST:]:
            yield file.stem, file.read_text(encoding="utf-8")

    def _try(self, receiver: Receiver, id: str, body: str) -> bool:
        pause = PAUSE
        for attempt in range(1, ATTEMPTS + 1):
            status, asked = self._post(receiver, id, body)
            if 200 <= status < 300:
                return True
            if attempt == ATTEMPTS or not (status in AGAIN or status >= 500 or status == 0):
                return False
            self.pause(min(max(pause, asked), LONGEST_PAUSE))
            pause *= 4
        return False

    def _post(self, receiver: Receiver, id: str, body: str) -> tuple[int, float]:
        """Status of the answer (0: none within `TIMEOUT`) and the seconds that it asks to wait."""
        at = int(self.now())
        headers = {"Content-Type": "application/json", "webhook-id": id, "webhook-timestamp": str(at)}
        if receiver.key:
            headers["webhook-signature"] = signature(receiver.key, id, at, body)
        try:
            return asyncio.run(_answer(receiver.url, headers, body.encode()))
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, OSError) as error:
            log.warning("webhook: %s: %s", id, str(error) or type(error).__name__)
            return 0, 0.0

    def _file(self, id: str, ending: str) -> Path:
        return self.folder / f"{id}.{ending}"

    def _by_age(self, ending: str) -> list[Path]:
        return sorted(self.folder.glob(f"*.{ending}"), key=lambda file: (file.stat().st_mtime_ns, file.name))


async def _answer(url: str, headers: Mapping[str, str], body: bytes) -> tuple[int, float]:
    """Redirects are not followed: a message goes where it was told to. Of the answer only the head is read."""
    async with (
        asyncio.timeout(TIMEOUT),
        httpx.AsyncClient(timeout=TIMEOUT) as client,
        client.stream("POST", url, content=body, headers=dict(headers)) as response,
    ):
        asked = response.headers.get("retry-after", "")
        return response.status_code, float(asked[:9]) if asked.isascii() and asked.isdigit() else 0.0
